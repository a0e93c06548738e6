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

/** A shorter number cannot have more than 15 significant digits. */
const LONG_NUMBER = 15;
const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const STRING = /"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"/y;

class Parser {
  at = 0;
  constructor(
    readonly text: string,
    /** Where each path begins, if that is asked for. */
    readonly starts: Map<string, number> | null = null,
  ) {}

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
    throw new Refusal(place, this.here(), `${expected}（在第 ${this.at + 1} 个字符处）`);
  }

  value(place: Place | null, depth: number): unknown {
    if (depth > MAX_DEPTH) throw new Refusal(place, "更深的嵌套", `最多 ${MAX_DEPTH} 层`);
    this.space();
    if (this.starts !== null && !this.starts.has(pathOf(place))) this.starts.set(pathOf(place), this.at);
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
    const digits = significantDigits(token);
    if (digits > 15) throw new Refusal(place, token.slice(0, 60), "最多 15 位有效数字的数");
    const value = Number(token);
    if (!Number.isFinite(value) || (value === 0 && digits > 0))
      throw new Refusal(place, token.slice(0, 60), "能够准确表示的数");
    return value === 0 ? 0 : value;
  }

  string(place: Place | null): string {
    STRING.lastIndex = this.at;
    const token = STRING.exec(this.text)?.[0];
    if (token === undefined) return this.refuse(place, "一个 JSON 字符串");
    this.at += token.length;
    // Not a slice of the token: that would keep the whole text in memory for as long as the value.
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
      const start = this.at;
      const key = this.string(place);
      const inner: Place = { parent: place, key };
      this.starts?.set(pathOf(inner), start);
      if (Object.hasOwn(object, key)) throw new Refusal(inner, "重复的键", "每个键只出现一次");
      this.space();
      if (this.text[this.at] !== ":") this.refuse(inner, '":"');
      this.at++;
      const value = this.value(inner, depth + 1);
      if (key === "__proto__") Object.defineProperty(object, key, { value, enumerable: true });
      else object[key] = value;
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

/**
 * How many keys a text names, or null where only the parser can tell: it has escapes, or a number that is long, has an exponent or may be -0.
 * The text is JSON.
 */
function keysNamed(text: string): number | null {
  if (text.includes("\\") || !text.isWellFormed()) return null;
  let keys = 0;
  for (let at = 0; at < text.length; at++) {
    const c = text.charCodeAt(at);
    if (c === 34) at = text.indexOf('"', at + 1);
    else if (c === 58) keys++;
    else if (c === 45 || (c >= 48 && c <= 57)) {
      const start = at;
      for (; at < text.length; at++) {
        const next = text.charCodeAt(at);
        if (next === 69 || next === 101) return null;
        if (next !== 46 && next !== 45 && (next < 48 || next > 57)) break;
      }
      if (at - start > LONG_NUMBER || (c === 45 && text.charCodeAt(start + 1) === 48)) return null;
      at--;
    }
  }
  return keys;
}

/** How many keys a value has at any depth; no number where it is nested too deeply. */
function keysOf(value: unknown, depth: number): number {
  if (typeof value !== "object" || value === null) return 0;
  if (depth > MAX_DEPTH) return Number.NaN;
  let keys = 0;
  if (Array.isArray(value)) for (const member of value) keys += keysOf(member, depth + 1);
  else for (const key of Object.keys(value)) keys += 1 + keysOf((value as Record<string, unknown>)[key], depth + 1);
  return keys;
}

/** The value where JSON.parse alone shows that nothing is to be refused: it keeps one of two equal keys, so that the keys are counted. */
function parsePlainly(text: string): { readonly value: unknown } | null {
  try {
    const value: unknown = JSON.parse(text);
    return keysNamed(text) === keysOf(value, 0) ? { value } : null;
  } catch {
    return null;
  }
}

/** One JSON text. Duplicate keys, numbers over 15 significant digits, lone surrogates and trailing text are refused with their path. */
export function parseStrictJson(text: string): Result<unknown, Issue> {
  const plain = parsePlainly(text);
  if (plain !== null) return ok(plain.value);
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

const LAST_STEP = /(\.[\w-]+|\[\d+\]|\["(?:[^"\\]|\\.)*"\])$/;

/** The line, from 1, on which a path of a text stands; where there is no such path that of its nearest parent, and of no JSON that of the fault. */
export function lineFinder(text: string): (path: string) => number {
  const starts = new Map<string, number>();
  const parser = new Parser(text, starts);
  let fault: number | null = null;
  try {
    parser.value(ROOT, 0);
    parser.space();
    if (parser.at < text.length) fault = parser.at;
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    fault = parser.at;
  }
  return (path) => {
    let [known, before] = [path, ""];
    while (known !== before && !starts.has(known)) [known, before] = [known.replace(LAST_STEP, ""), known];
    return text.slice(0, fault ?? starts.get(known) ?? 0).split("\n").length;
  };
}
