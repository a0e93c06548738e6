const INK = "0.1 0.1 0.12";
const RED = "0.78 0.12 0.1";
const RING = 0.5523; // of a circle drawn by four curves

/** Text in the Chinese font that every viewer has or stands in for; the paper carries none itself. */
function write(text: string, x: number, y: number, size: number, colour = INK): string {
  const units = Buffer.from(text, "utf16le").swap16().toString("hex").toUpperCase();
  return `${colour} rg BT /F1 ${size} Tf ${x} ${y} Td <${units}> Tj ET`;
}

/** The width of text in the same font: signs of ASCII take half of the others. */
const widthOf = (text: string, size: number) =>
  [...text].reduce((sum, sign) => sum + (sign.charCodeAt(0) < 128 ? size / 2 : size), 0);
const centred = (text: string, y: number, size: number, colour = INK) =>
  write(text, (595 - widthOf(text, size)) / 2, y, size, colour);

function circle(x: number, y: number, r: number): string {
  const k = r * RING;
  const arcs = [
    [x + r, y + k, x + k, y + r, x, y + r],
    [x - k, y + r, x - r, y + k, x - r, y],
    [x - r, y - k, x - k, y - r, x, y - r],
    [x + k, y - r, x + r, y - k, x + r, y],
  ];
  return `${x + r} ${y} m ${arcs.map((one) => `${one.map((value) => value.toFixed(1)).join(" ")} c`).join(" ")} S`;
}

function star(x: number, y: number, r: number): string {
  const points = Array.from({ length: 5 }, (_, index) => {
    const turn = Math.PI / 2 + (index * 4 * Math.PI) / 5;
    return `${(x + r * Math.cos(turn)).toFixed(1)} ${(y + r * Math.sin(turn)).toFixed(1)}`;
  });
  return `${points.map((point, index) => `${point} ${index === 0 ? "m" : "l"}`).join(" ")} f`;
}

/** A round seal with a star; its words run below the star. */
function seal(issuer: string, x: number, y: number): string {
  return [
    `${RED} RG ${RED} rg 2.5 w`,
    circle(x, y, 58),
    star(x, y + 14, 18),
    write(issuer.slice(0, 10), x - widthOf(issuer.slice(0, 10), 9.5) / 2, y - 20, 9.5, RED),
    write("（演示）", x - 19, y - 36, 9.5, RED),
  ].join("\n");
}

/** A table of "what：is said"; a line without a colon is said alone. */
function table(lines: readonly string[], top: number): string {
  const height = 34;
  const rows = lines.map((line, index) => {
    const [label = "", value = ""] = line.includes("：") ? line.split("：", 2) : ["内容", line];
    const y = top - (index + 1) * height;
    return `0.75 0.75 0.78 RG 0.6 w 90 ${y} 120 ${height} re 210 ${y} 295 ${height} re S\n${write(label, 102, y + 12, 12, "0.35 0.35 0.4")}\n${write(value, 222, y + 12, 12)}`;
  });
  return rows.join("\n");
}

/** The mark that nobody can take for a real paper: slanted and pale behind everything, and in words below. */
function mark(): string {
  const places = [
    [120, 220],
    [300, 420],
    [120, 560],
  ];
  return places
    .map(([x, y]) => `q 0.87 0.5 -0.5 0.87 ${x} ${y} cm ${write("演示材料", 0, 0, 54, "0.93 0.93 0.95")} Q`)
    .join("\n");
}

/** A PDF of one page that looks like a certificate: double frame, heading, table, seal; marked 演示材料 throughout. */
export function demoPaper(title: string, lines: readonly string[], issuer = "石狮市积分演示办公室"): Buffer {
  const content = [
    mark(),
    `${RED} RG 2 w 48 48 499 746 re S 0.6 w 54 54 487 734 re S`,
    centred(title, 706, 30),
    `${RED} RG 1 w 215 692 165 0 re S`,
    table(lines, 650),
    write(issuer, 330, 212, 12),
    write("2020年3月31日", 330, 190, 12),
    seal(issuer, 430, 210),
    centred("演示材料，仅供本系统演示，不证明任何事实", 72, 10, "0.45 0.45 0.5"),
  ].join("\n");
  return document(content);
}

function document(content: string): Buffer {
  const objects = [
    "<< /Type /Catalog /Pages 2 0 R >>",
    "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
    "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
    `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
    "<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UCS2-H /DescendantFonts [6 0 R] >>",
    "<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 2 >> /DW 1000 /W [1 95 500] /FontDescriptor 7 0 R >>",
    "<< /Type /FontDescriptor /FontName /STSong-Light /Flags 6 /FontBBox [-25 -254 1000 880] /ItalicAngle 0 /Ascent 880 /Descent -120 /CapHeight 880 /StemV 93 >>",
  ];
  let text = "%PDF-1.4\n";
  const offsets = objects.map((object, index) => {
    const at = text.length;
    text += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return at;
  });
  const start = text.length;
  const entries = offsets.map((at) => `${String(at).padStart(10, "0")} 00000 n \n`).join("");
  text += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${entries}trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${start}\n%%EOF\n`;
  return Buffer.from(text, "latin1");
}
