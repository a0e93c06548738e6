const SIGNS: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };
const safe = (text: string) => text.replace(/[&<>"']/g, (sign) => SIGNS[sign] ?? sign);

export type PlainPage = {
  readonly title: string;
  readonly lines: readonly string[];
  readonly back: readonly [href: string, name: string];
};

/** A whole page of a few sentences: no script, no state, the text size from its cookie. Everything in it is text. */
export function plainPage({ title, lines, back: [href, name] }: PlainPage): string {
  const said = lines.map((line) => `<p>${safe(line)}</p>`).join("");
  return `<!DOCTYPE html><html lang="zh-Hans"><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${safe(title)}</title><link rel="stylesheet" href="/size.css"><main><h1>${safe(title)}</h1>${said}<p><a href="${safe(href)}">${safe(name)}</a></p></main></html>`;
}
