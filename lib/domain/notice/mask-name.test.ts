import { expect, it } from "vitest";
import { maskName } from "./mask-name";

it.each([
  ["张明", "张*"],
  ["张小明", "张*明"],
  ["欧阳小明", "欧**明"],
  ["阿卜杜·热西提", "阿**·**提"],
  ["𠮷野家", "𠮷*家"],
  [" 张明 ", "张*"],
  ["张", "*"],
  ["", "*"],
])("%s is shown as %s", (name, shown) => {
  expect(maskName(name)).toBe(shown);
});
