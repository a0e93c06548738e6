import { describe, expect, it } from "vitest";
import { canonicalJson } from "../domain/shared/canonical-json";
import { lineFinder, parseStrictJson } from "./strict-json";

const pathOf = (text: string) => {
  const parsed = parseStrictJson(text);
  return parsed.ok ? null : parsed.error.path;
};
const parsedFrom = (text: string) => {
  const parsed = parseStrictJson(text);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.error));
  return parsed.value;
};

describe("numbers", () => {
  it.each([
    "1.50",
    "1e3",
    "1E+3",
    "1.0000000000000000000",
    "100000000000000000000",
    "0.000000000000000000123456789012345",
    "123456789012345",
    "-0",
    "-0.0",
    "0e99999",
    "0.00000000000000000000",
  ])("%s has at most 15 significant digits by value", (token) => {
    expect(parsedFrom(`{"a":[${token}]}`)).toEqual({ a: [Number(token) === 0 ? 0 : Number(token)] });
  });
  it.each([
    "1234567890123456",
    "1.000000000000001",
    "0.1000000000000001",
    "-1.000000000000001",
    "1234567890.123456e-3",
  ])("%s has more", (token) => {
    expect(pathOf(`{"a":[${token}]}`)).toBe("$.a[0]");
  });
  it.each(["1e400", "-1e400", "1e-400", "+1", ".5", "NaN", "--1", "-"])(
    "%s is refused, for nothing is guessed",
    (token) => {
      expect(pathOf(`{"a":[${token}]}`)).toBe("$.a[0]");
    },
  );
  it.each(["01", "1.", "1e", "0x1", "1 2"])("%s is a number with something after it", (token) => {
    expect(pathOf(`{"a":[${token}]}`)).toBe("$.a");
  });
});

describe("texts", () => {
  it.each<[string, string]>([
    ['{"a":{"b":1,"b":1}}', "$.a.b"],
    ['{"a":[{"b":1},{"b":1,"c":2,"b":3}]}', "$.a[1].b"],
    ['{"b":1,"\\u0062":1}', "$.b"],
    ['{"__proto__":1,"__proto__":1}', "$.__proto__"],
    ['{"a":"\\ud800"}', "$.a"],
    ['{"a":"\u0007"}', "$.a"],
    ['{"a":1,}', "$"],
    ['{"a":1} {}', "$"],
    ["", "$"],
    ["\ufeff{}", "$"],
    [`${"[".repeat(70)}${"]".repeat(70)}`, `$${"[0]".repeat(65)}`],
  ])("%s is refused at %s", (text, path) => {
    expect(pathOf(text)).toBe(path);
  });

  it.each([
    '{ "a" : [ 1 , "x:y,{}" , { } , null , true ] }\r',
    '{"a":"\\u5f20\\n\\"","\\\\":{"a":1},"张":"😀"}',
    '{"__proto__":{"a":1},"constructor":2,"1":3}',
    '"only a text"',
    "[]",
  ])("%s reads as JSON.parse reads it", (text) => {
    expect(canonicalJson(parsedFrom(text))).toBe(canonicalJson(JSON.parse(text)));
  });

  it("a key that JavaScript knows is a key like any other", () => {
    expect(Object.keys(parsedFrom('{"__proto__":1}') as object)).toEqual(["__proto__"]);
  });
});

it("tells the line of a path, of its nearest parent, or of the fault", () => {
  const line = lineFinder('{\n  "a": [\n    1,\n    { "b":\n 2 }\n  ]\n}\n');
  expect(["$", "$.a", "$.a[0]", "$.a[1].b", "$.a[1].c", "$.c.d[3]"].map(line)).toEqual([1, 2, 3, 4, 4, 1]);
  expect(lineFinder('{\n"a": 1,\n\n}')("$")).toBe(4);
});
