import { fail, ok, type Result } from "../domain/shared/result";
import { type Issue, type Place, pathOf, ROOT } from "./issue";

const MAX_DEPTH = 64;

class Refusal extends Error {
  constructor(
    readonly place: Place | null,
    readonly found: string,
    readonly expected: string,
  ) {
    super(expected);
  }
}

/** Significant digits of a JSON number by value: 1.50 has two, 1000 has one. */
function significantDigits(token: string): number {
  const mantissa = token.replace(/[eE].*$/, "").replace(/[-.]/g, "");
  return mantissa.replace(/^0+/, "").replace(/0+$/, "").length;
}

const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const PLAIN_STRING = /"[^"\\\u0000-\u001f\ud800-\udfff]*"/y;
const STRING = /"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"/y;

class Parser {
  at = 0;
  constructor(readonly text: string) {}

  space(): void {
    for (;;) {
      const c = this.text.charCodeAt(this.at);
      if (c === 32 || c === 10 || c === 13 || c === 9) this.at++;
      else return;
    }
  }

  here(): string {
    return this.at >= this.text.length ? "文本结尾" : JSON.stringify(this.text.slice(this.at, this.at + 12));
  }

  refuse(place: Place | null, expected: string): never {
    throw new Refusal(place, this.here(), `${expected}(在第 ${this.at + 1} 个字符处)`);
  }

  value(place: Place | null, depth: number): unknown {
    if (depth > MAX_DEPTH) throw new Refusal(place, "更深的嵌套", `最多 ${MAX_DEPTH} 层`);
    this.space();
    const c = this.text[this.at];
    if (c === "{") return this.object(place, depth);
    if (c === "[") return this.list(place, depth);
    if (c === '"') return this.string(place);
    for (const [word, value] of [
      ["true", true],
      ["false", false],
      ["null", null],
    ] as const) {
      if (this.text.startsWith(word, this.at)) {
        this.at += word.length;
        return value;
      }
    }
    return this.number(place);
  }

  number(place: Place | null): number {
    NUMBER.lastIndex = this.at;
    const token = NUMBER.exec(this.text)?.[0];
    if (token === undefined) return this.refuse(place, "一个 JSON 值");
    this.at += token.length;
    if (token.length > 15 && significantDigits(token) > 15)
      throw new Refusal(place, token.slice(0, 60), "最多 15 位有效数字的数");
    const value = Number(token);
    if (!Number.isFinite(value)) throw new Refusal(place, token.slice(0, 60), "有限的数");
    return value === 0 ? 0 : value;
  }

  string(place: Place | null): string {
    PLAIN_STRING.lastIndex = this.at;
    const plain = PLAIN_STRING.exec(this.text)?.[0];
    if (plain !== undefined) {
      this.at += plain.length;
      return plain.slice(1, -1);
    }
    STRING.lastIndex = this.at;
    const token = STRING.exec(this.text)?.[0];
    if (token === undefined) return this.refuse(place, "一个 JSON 字符串");
    this.at += token.length;
    const value: string = JSON.parse(token);
    if (!value.isWellFormed()) throw new Refusal(place, token.slice(0, 60), "不含孤立代理码元的字符串");
    return value;
  }

  object(place: Place | null, depth: number): Record<string, unknown> {
    const object: Record<string, unknown> = {};
    this.at++;
    this.space();
    if (this.text[this.at] === "}") {
      this.at++;
      return object;
    }
    for (;;) {
      this.space();
      if (this.text[this.at] !== '"') this.refuse(place, "双引号中的键");
      const key = this.string(place);
      const inner: Place = { parent: place, key };
      if (Object.hasOwn(object, key)) throw new Refusal(inner, "重复的键", "每个键只出现一次");
      this.space();
      if (this.text[this.at] !== ":") this.refuse(inner, '":"');
      this.at++;
      const value = this.value(inner, depth + 1);
      if (key === "__proto__") throw new Refusal(inner, "未知的键", "只有格式规定的键");
      object[key] = value;
      this.space();
      const c = this.text[this.at];
      this.at++;
      if (c === "}") return object;
      if (c !== ",") {
        this.at--;
        this.refuse(place, '"," 或 "}"');
      }
    }
  }

  list(place: Place | null, depth: number): unknown[] {
    const list: unknown[] = [];
    this.at++;
    this.space();
    if (this.text[this.at] === "]") {
      this.at++;
      return list;
    }
    for (;;) {
      list.push(this.value({ parent: place, key: list.length }, depth + 1));
      this.space();
      const c = this.text[this.at];
      this.at++;
      if (c === "]") return list;
      if (c !== ",") {
        this.at--;
        this.refuse(place, '"," 或 "]"');
      }
    }
  }
}

/** One JSON text. Duplicate keys, numbers over 15 significant digits, lone surrogates and trailing text are refused with their path. */
export function parseStrictJson(text: string): Result<unknown, Issue> {
  const parser = new Parser(text);
  try {
    const value = parser.value(ROOT, 0);
    parser.space();
    if (parser.at < text.length) parser.refuse(ROOT, "到此为止");
    return ok(value);
  } catch (error) {
    if (error instanceof Refusal)
      return fail({ path: pathOf(error.place), found: error.found, expected: error.expected });
    throw error;
  }
}
