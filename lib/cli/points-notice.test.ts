import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { MATCH_DOES_NOT_PROVE, MATCH_PROVES } from "../copy/notice-checks";
import { publicKeyOf } from "../platform/crypto/ed25519";
import { at, bent, resealed, seed } from "./testing/notice-kit";
import { runPoints } from "./testing/run-points";
import { RULEBOOK_FILE, workedNotice } from "./testing/worked-notice";

const verify = (...args: readonly string[]) => runPoints(["notice", "verify", ...args]);

let folder = "";
const { files: published, proofs } = workedNotice();
const file = (name: string) => join(folder, name);
const save = (name: string, value: unknown) => writeFile(file(name), JSON.stringify(value));

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "points-notice-"));
  await save("good.json", published.notice);
  await save("proof.json", published.proof);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

describe("points notice verify", () => {
  it("exits 0 on a good file and says what a match does not prove", async () => {
    const { code, stdout, stderr } = await verify(file("good.json"));
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    expect(stdout).toContain(`${published.notice.number}：核对通过，${published.notice.rows.length} 行`);
    for (const line of [...MATCH_PROVES, ...MATCH_DOES_NOT_PROVE]) expect(stdout).toContain(line);
  });

  it("recomputes the proof's total with the rulebook, and says so where it cannot", async () => {
    const all = ["--rulebook", RULEBOOK_FILE, "--proof", file("proof.json"), "--key", publicKeyOf(seed(7))];
    const full = await verify(file("good.json"), ...all);
    expect({ code: full.code, stderr: full.stderr }).toEqual({ code: 0, stderr: "" });
    expect(full.stdout).not.toContain("没有重新计算");
    const partial = await verify(file("good.json"), "--proof", file("proof.json"));
    expect(partial.code).toBe(0);
    expect(partial.stdout).toContain("没有给出计分标准，个人总分没有重新计算");
  });

  it("exits 1 on a tampered file and names each check in Chinese, on standard error alone", async () => {
    await save(
      "changed.json",
      bent(published, ({ rows }) => {
        at(rows, 0).total += 1;
      }),
    );
    const changed = await verify(file("changed.json"));
    expect({ code: changed.code, stdout: changed.stdout }).toEqual({ code: 1, stdout: "" });
    expect(changed.stderr).toContain("公示文件的 SHA-256 摘要与内容不符");
    expect(changed.stderr).toContain("公示文件的 SM3 摘要与内容不符");
    expect(changed.stderr).toContain("签名与内容不符");

    await save(
      "sealed-again.json",
      resealed(published, ({ rows }) => rows.reverse()),
    );
    const again = await verify(file("sealed-again.json"));
    expect(again.code).toBe(1);
    expect(again.stderr).toContain("各行没有按名额组和名次排列");
    expect(again.stderr).not.toContain("摘要与内容不符");
  });

  it("says which version of the rulebook a notice was made by", async () => {
    const text = await readFile(RULEBOOK_FILE, "utf8");
    await save("corrected.json", { ...(JSON.parse(text) as object), title: "更正后的计分标准" });
    const { code, stderr } = await verify(file("good.json"), "--rulebook", file("corrected.json"));
    expect(code).toBe(1);
    expect(stderr).toContain(`请在“计分标准”页下载这个摘要的一版（${published.notice.rulebookDigest.slice(0, 12)}…）`);
  });

  it("names a broken chain, another key and a proof of someone else", async () => {
    const other = [...proofs.values()].find((one) => one.code !== published.proof.code);
    await save("other.json", { ...other, code: published.proof.code });
    const extra = ["--previous", file("good.json"), "--key", "AAAA", "--proof", file("other.json")];
    const { code, stderr } = await verify(file("good.json"), ...extra);
    expect(code).toBe(1);
    for (const words of ["公示链条断开", "文件中的公钥不是所给的公钥", "承诺值不符"]) expect(stderr).toContain(words);
  });

  it("exits 1 with file and path where the file is no notice, and 2 where it is used wrongly", async () => {
    await save("broken.json", { ...published.notice, version: 0 });
    const broken = await verify(file("broken.json"));
    expect(broken.code).toBe(1);
    expect(broken.stderr).toContain(`${file("broken.json")}:1: $.version：发现 0`);
    expect((await verify(file("nowhere.json"))).stderr).toContain("文件不存在");
    const unused = await verify();
    expect(unused.code).toBe(2);
    expect(unused.stderr).toContain("用法");
  });
});
