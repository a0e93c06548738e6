import { SaxesParser } from "saxes";

/** Names are local ones: which letters stand for a namespace is the writer's choice. */
export type XmlReader = {
  open?(name: string, attributes: ReadonlyMap<string, string>): void;
  text?(text: string): void;
  close?(name: string): void;
};

function decode(bytes: Uint8Array): string {
  const wide = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
  const encoding = wide ? (bytes[0] === 0xff ? "utf-16le" : "utf-16be") : "utf-8";
  return new TextDecoder(encoding, { fatal: true }).decode(bytes);
}

/** Reads a document from its first sign to its last; false where it is not well formed, has entities of its own, or another encoding. */
export function readXml(bytes: Uint8Array, reader: XmlReader): boolean {
  let sound = true;
  const parser = new SaxesParser({ xmlns: true });
  const broken = () => {
    sound = false;
  };
  parser.on("error", broken);
  parser.on("doctype", broken);
  parser.on("xmldecl", ({ encoding }) => {
    if (encoding !== undefined && !/^utf-?(8|16)$/i.test(encoding)) broken();
  });
  parser.on("opentag", ({ local, attributes }) =>
    reader.open?.(local, new Map(Object.values(attributes).map((one) => [one.local, one.value]))),
  );
  parser.on("text", (text) => reader.text?.(text));
  parser.on("cdata", (text) => reader.text?.(text));
  parser.on("comment", (text) => reader.text?.(` ${text} `));
  parser.on("processinginstruction", ({ body }) => reader.text?.(` ${body} `));
  parser.on("closetag", ({ local }) => reader.close?.(local));
  try {
    parser.write(decode(bytes)).close();
  } catch {
    return false;
  }
  return sound;
}
