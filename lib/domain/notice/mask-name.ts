/** 张小明 → 张*明, 张明 → 张*; a dot in a name stays, so that it can be recognised. */
export function maskName(name: string): string {
  const letters = [...name.trim()];
  if (letters.length < 2) return "*";
  return letters
    .map((letter, index) =>
      index === 0 || letter === "·" || (index === letters.length - 1 && letters.length > 2) ? letter : "*",
    )
    .join("");
}
