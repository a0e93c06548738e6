import { describe, expect, it } from "vitest";
import { LARGEST_EVIDENCE } from "../domain/evidence/file-kind";
import { fileResponse } from "./protected-handler";
import { readUpload } from "./read-upload";

function post(body: BodyInit, type?: string): Request {
  return new Request("http://localhost/api/evidence", {
    method: "POST",
    body,
    ...(type === undefined ? {} : { headers: { "content-type": type } }),
  });
}
function form(...files: readonly (readonly [string, Uint8Array<ArrayBuffer>, string])[]): FormData {
  const data = new FormData();
  data.append("indicator", "P01");
  for (const [name, bytes, type] of files) data.append("file", new Blob([bytes], { type }), name);
  return data;
}
const small = new Uint8Array([1, 2, 3]);

describe("reading an upload", () => {
  it("keeps name, declared type, bytes and indicator", async () => {
    const read = await readUpload(post(form(["学历证书.pdf", small, "application/pdf"])));
    expect(read).toMatchObject({ value: { name: "学历证书.pdf", mediaType: "application/pdf", indicator: "P01" } });
    expect(read.ok && [...read.value.bytes]).toEqual([1, 2, 3]);
  });

  it("takes the limit exactly, and nothing above it", async () => {
    const exact = await readUpload(post(form(["a.pdf", new Uint8Array(LARGEST_EVIDENCE), "application/pdf"])));
    expect(exact.ok && exact.value.bytes.length).toBe(LARGEST_EVIDENCE);
    for (const more of [1, 2, 500_000])
      expect(
        await readUpload(post(form(["a.pdf", new Uint8Array(LARGEST_EVIDENCE + more), "application/pdf"]))),
      ).toEqual({
        ok: false,
        error: "evidence-too-large",
      });
  });

  it("takes the first of several files alone", async () => {
    const read = await readUpload(post(form(["one.pdf", small, "application/pdf"], ["two.exe", small, "x/y"])));
    expect(read).toMatchObject({ value: { name: "one.pdf" } });
  });

  it.each([
    ["no file", form(), undefined],
    ["a file without a name", form(["", small, "image/png"]), undefined],
    ["no boundary", "x", "multipart/form-data"],
    ["an empty boundary", "x", "multipart/form-data; boundary="],
    ["a boundary that never comes", "x".repeat(1000), "multipart/form-data; boundary=abc"],
    [
      "a part cut off",
      '--abc\r\nContent-Disposition: form-data; name="file"; filename="a.pdf"\r\n\r\n%PDF',
      "multipart/form-data; boundary=abc",
    ],
    ["a part without a head", "--abc\r\n\r\n--abc--", "multipart/form-data; boundary=abc"],
    ["a head without end", `--abc\r\n${"x-y: z\r\n".repeat(20_000)}`, "multipart/form-data; boundary=abc"],
    ["another type", "{}", "application/json"],
    ["no type", new Uint8Array([0, 255]), undefined],
  ])("answers, and does not hang or throw, on %s", async (_what, body, type) => {
    expect(await readUpload(post(body, type))).toEqual({ ok: false, error: "evidence-empty" });
  });
});

describe("a file as an answer", () => {
  it.each([
    ["证明 (一).pdf", `attachment; filename="__ (_).pdf"; filename*=UTF-8''%E8%AF%81%E6%98%8E%20%28%E4%B8%80%29.pdf`],
    [`a"b\\c'd*%41.pdf`, `attachment; filename="a_b_c'd*_41.pdf"; filename*=UTF-8''a%22b%5Cc%27d%2A%2541.pdf`],
    [
      "x\r\nset-cookie: a=1.pdf",
      `attachment; filename="x__set-cookie: a=1.pdf"; filename*=UTF-8''x%0D%0Aset-cookie%3A%20a%3D1.pdf`,
    ],
  ])("names %j as RFC 6266 says", (name, disposition) => {
    const { headers } = fileResponse("x", { name, mediaType: "application/pdf" });
    expect(headers.get("content-disposition")).toBe(disposition);
  });

  it("is never sniffed, kept, framed or run", () => {
    const { headers } = fileResponse("x", { name: "a.png", mediaType: "image/png", inline: true });
    expect(headers.get("x-content-type-options")).toBe("nosniff");
    expect(headers.get("cache-control")).toBe("no-store");
    expect(headers.get("content-security-policy")).toMatch(/default-src 'none'; sandbox; frame-ancestors 'none'/);
    expect(headers.get("content-disposition")).toMatch(/^inline; /);
  });
});
