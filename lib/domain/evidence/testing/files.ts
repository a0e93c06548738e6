const text = (value: string) => Buffer.from(value, "latin1");
const segment = (marker: number, body: Buffer) =>
  Buffer.concat([Buffer.from([0xff, marker, (body.length + 2) >> 8, (body.length + 2) & 255]), body]);
const chunk = (name: string, body: Buffer) => {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(body.length);
  return Buffer.concat([
    length,
    text(name),
    body,
    name === "IEND" ? Buffer.from([0xae, 0x42, 0x60, 0x82]) : Buffer.alloc(4),
  ]);
};

/** Small files of each kind; `comment` goes where the kind keeps words of its own. */
export function jpeg(comment = "a photo"): Buffer {
  return Buffer.concat([
    Buffer.from([0xff, 0xd8]),
    segment(0xe0, text("JFIF\0\x01\x01\0\0\x01\0\x01\0\0")),
    segment(0xfe, text(comment)),
    segment(0xc0, Buffer.from([8, 0, 1, 0, 1, 1, 1, 0x11, 0])),
    segment(0xda, Buffer.from([1, 1, 0, 0, 63, 0])),
    Buffer.from([0x12, 0x34, 0xff, 0xd9]),
  ]);
}

export function png(comment = "a picture"): Buffer {
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk("IHDR", Buffer.from([0, 0, 0, 1, 0, 0, 0, 1, 8, 0, 0, 0, 0])),
    chunk("tEXt", text(comment)),
    chunk("IDAT", Buffer.from([0x78, 0x9c, 0x63, 0, 0, 0, 2, 0, 1])),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}

export function pdf(object = "<< /Type /Catalog >>"): Buffer {
  return text(`%PDF-1.7\n1 0 obj\n${object}\nendobj\ntrailer << /Root 1 0 R >>\nstartxref\n0\n%%EOF\n`);
}

export function zip(name = "word/document.xml"): Buffer {
  return Buffer.concat([text(`PK\x03\x04${"\0".repeat(26)}${name}`), text(`PK\x05\x06${"\0".repeat(18)}`)]);
}
