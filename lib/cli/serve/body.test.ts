import { createServer, type Server } from "node:http";
import { type AddressInfo, connect } from "node:net";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { bodyRefusal } from "./body";

/** Answers the refusal's status, or 200 with the number of bytes that were still there to read. */
let server: Server;
let origin: string;
beforeAll(async () => {
  server = createServer(async (request, response) => {
    const refused = await bodyRefusal(request, request.url ?? "");
    if (refused !== null) return response.writeHead(refused.status, { connection: "close" }).end(refused.line);
    let bytes = 0;
    for await (const chunk of request) bytes += chunk.length;
    response.end(String(bytes));
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => new Promise((done) => server.close(done)));

/** As long as browsers make it. */
const BOUNDARY = "----PointsFormBoundary0123456789";
const FORM = `multipart/form-data; boundary=${BOUNDARY}`;
const END = `--${BOUNDARY}--\r\n`;
const part = (head: string, value = "v") =>
  `--${BOUNDARY}\r\nContent-Disposition: form-data; ${head}\r\n\r\n${value}\r\n`;
async function post(path: string, type: string, body: BodyInit) {
  const answer = await fetch(`${origin}${path}`, { method: "POST", headers: { "content-type": type }, body });
  return { status: answer.status, said: await answer.text() };
}

describe("the body of a request", () => {
  it("of a whole form reaches the page whole, however large up to the limit", async () => {
    for (const size of [0, 1, 65_536, 900_000]) {
      const body = `${part('name="a"', "x".repeat(size))}${part('name="$ACTION_1:0"', '{"id":"a"}')}${END}`;
      expect(await post("/login", FORM, body)).toEqual({ status: 200, said: String(body.length) });
    }
    expect(await post("/login", "application/x-www-form-urlencoded", "a=%ff")).toEqual({ status: 200, said: "5" });
  });

  it.each([
    ["without an end", FORM, part('name="a"')],
    ["that is empty", FORM, ""],
    ["of two types", `multipart/form-data, text/plain; boundary=${BOUNDARY}`, END],
    ["of another kind", `multipart/mixed; boundary=${BOUNDARY}`, `${part('name="a"')}${END}`],
    ["with a broken file name", FORM, `${part('name="file"; filename="a\0.pdf')}${END}`],
    ["with a forged state", FORM, `${part('name="$ACTION_1:1"', 'junk{"')}${END}`],
  ])("a form %s is refused, and does not fail", async (_what, type, body) => {
    expect((await post("/login", type, body)).status).toBe(400);
  });

  it("larger than its address may take is refused unread", async () => {
    const large = (bytes: number) => `${part('name="a"', "x".repeat(bytes))}${END}`;
    expect((await post("/login", FORM, large(1_100_000))).status).toBe(413);
    const id = "3e8a1f4c-0000-4000-8000-000000000000";
    for (const upload of ["/api/evidence", `/api/items/${id}/files`, `/api/rankings/${id}/attachments`])
      expect((await post(upload, FORM, large(1_100_000))).status, upload).toBe(200);
  });

  it("that is cut off ends, and the others are served", async () => {
    const socket = connect((server.address() as AddressInfo).port, "127.0.0.1");
    const closed = new Promise((done) => socket.once("close", done));
    socket.write(`POST /login HTTP/1.1\r\nHost: a\r\nContent-Type: ${FORM}\r\nContent-Length: 100\r\n\r\n--`, () =>
      socket.destroy(),
    );
    await closed;
    expect((await post("/login", FORM, `${part('name="a"')}${END}`)).status).toBe(200);
  });
});
