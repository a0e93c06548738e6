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

/** Whether a masked name can be this one: each sign that is shown stands where the name has it; a star hides one sign or more. */
export function fitsMask(masked: string, name: string): boolean {
  const shown = masked
    .trim()
    .split(/\*+/)
    .map((part) => part.replace(/[\\^$.|?+()[\]{}]/g, "\\$&"));
  return new RegExp(`^${shown.join(".+")}$`, "u").test(name.trim());
}
