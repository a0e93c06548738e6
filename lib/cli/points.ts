import { parseArgs } from "node:util";
import { readRulebook, rulebookDigest } from "../contracts/rulebook";
import { sha256Hex } from "../platform/crypto/sha256";
import { Failure } from "./points/failure";
import { verifyNoticeFile } from "./points/notice-verify";
import { rank } from "./points/rank";
import { readContractFile } from "./points/read-file";
import { score } from "./points/score";

const USAGE = `用法：
  points rulebook check rulebook.json
  points score --rulebook rulebook.json --applications applications.ndjson [--kind housing]
  points rank --service service.json --scores scores.ndjson
  points notice verify notice.json [--rulebook rulebook.json] [--proof proof.json] [--previous notice.json] [--key key]

结果写到标准输出，提示写到标准错误。退出码：0 完成；1 输入有误；2 用法有误。`;

type Options = Readonly<Record<string, string | undefined>>;

function parse(
  args: string[],
  names: readonly string[],
  positionals: number,
): { readonly options: Options; readonly files: readonly string[] } {
  try {
    const options = Object.fromEntries(names.map((name) => [name, { type: "string" as const, multiple: true }]));
    const parsed = parseArgs({ args, options, allowPositionals: true, strict: true });
    if (parsed.positionals.length !== positionals)
      throw new Error(`应有 ${positionals} 个文件，实有 ${parsed.positionals.length} 个`);
    const given = Object.entries(parsed.values as Record<string, string[]>).map(([name, [value, ...more]]) => {
      if (more.length > 0) throw new Error(`--${name} 只能给一次`);
      return [name, value] as const;
    });
    return { options: Object.fromEntries(given), files: parsed.positionals };
  } catch (error) {
    throw new Failure(2, `${error instanceof Error ? error.message : error}\n${USAGE}`);
  }
}

function needed(options: Options, name: string): string {
  const value = options[name];
  if (value === undefined || value === "") throw new Failure(2, `缺少 --${name}\n${USAGE}`);
  return value;
}

async function run(args: string[]): Promise<number> {
  const [command, ...rest] = args;
  if (command === "help" || args.includes("--help") || args.includes("-h")) {
    process.stdout.write(`${USAGE}\n`);
    return 0;
  }
  if (command === "rulebook" && rest[0] === "check") {
    const { files } = parse(rest.slice(1), [], 1);
    const { raw } = await readContractFile(files[0] ?? "", readRulebook);
    process.stderr.write(`${files[0]}: 计分标准符合格式，摘要 ${rulebookDigest(raw, sha256Hex)}\n`);
    return 0;
  }
  if (command === "score") {
    const { options } = parse(rest, ["rulebook", "applications", "kind"], 0);
    return score({
      rulebook: needed(options, "rulebook"),
      applications: needed(options, "applications"),
      kind: options.kind ?? null,
    });
  }
  if (command === "rank") {
    const { options } = parse(rest, ["service", "scores"], 0);
    return rank({ service: needed(options, "service"), scores: needed(options, "scores") });
  }
  if (command === "notice" && rest[0] === "verify") {
    const { options, files } = parse(rest.slice(1), ["rulebook", "proof", "previous", "key"], 1);
    return verifyNoticeFile({ notice: files[0] ?? "", ...options });
  }
  throw new Failure(2, USAGE);
}

process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code === "EPIPE") process.exit(0);
  throw error;
});

run(process.argv.slice(2)).then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    if (!(error instanceof Failure)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exitCode = error.exitCode;
  },
);
