import type { IncomingMessage } from "node:http";

export type BodyRefusal = { readonly status: number; readonly line: string };

/** The largest file and what a form puts around it; and what a page's form may hold, which Next would refuse with a failure. */
const LARGEST_UPLOAD = 32 * 1024 * 1024;
const LARGEST_FORM = 1024 * 1024;
/** Of a person's evidence, of an officer's file for a finding, and of one beside a notice. */
const UPLOADS = /^\/api\/(evidence|items\/[0-9a-f-]{36}\/files|rankings\/[0-9a-f-]{36}\/attachments)$/;
const BROKEN: BodyRefusal = { status: 400, line: "表单不完整，没有接收。请返回上一页，刷新后再填一次。" };

const megabytes = (bytes: number) => `${Math.ceil(bytes / 1024 / 1024)} MB`;

/** Forms and files say how long they are; what does not, or is longer than its address may take, is not read at all. */
function headRefusal(request: IncomingMessage, pathname: string): BodyRefusal | null {
  if (request.headers["transfer-encoding"] !== undefined) return { status: 411, line: "请求没有写明长度，没有接收。" };
  const type = request.headers["content-type"] ?? "";
  if (type.startsWith("multipart/") && !/;\s*boundary=("?)[^\s";]+\1/i.test(type)) return BROKEN;
  const length = Number(request.headers["content-length"] ?? 0);
  if (UPLOADS.test(pathname) && length > LARGEST_UPLOAD)
    return {
      status: 413,
      line: `文件太大（${megabytes(length)}），没有接收。每个文件应不超过 10 MB，请压缩或分成几个文件上传。`,
    };
  if (!UPLOADS.test(pathname) && length > LARGEST_FORM)
    return {
      status: 413,
      line: `填写的内容太多（${megabytes(length)}，最多 ${megabytes(LARGEST_FORM)}），没有接收。请返回上一页，缩短后再提交。`,
    };
  return null;
}

/** Reads a body of known length and puts it back, so that whoever comes next reads it whole. Null where it is cut off. */
function readAhead(request: IncomingMessage): Promise<Buffer | null> {
  const length = Number(request.headers["content-length"] ?? 0);
  if (length === 0) return Promise.resolve(Buffer.alloc(0));
  return new Promise((done) => {
    const chunks: Buffer[] = [];
    let read = 0;
    const cutOff = () => done(null);
    const take = () => {
      for (let chunk: Buffer | null = request.read(); chunk !== null && read < length; chunk = request.read()) {
        chunks.push(chunk);
        read += chunk.length;
        if (read >= length) break;
      }
      if (read < length) return;
      request.off("readable", take).off("close", cutOff);
      const body = Buffer.concat(chunks);
      request.unshift(body);
      done(body);
    };
    request.on("readable", take).once("close", cutOff);
  });
}

/** Can a form of a page be read, its fields and what React wrote into it? Next fails where not. */
async function isReadableForm(type: string, body: Buffer): Promise<boolean> {
  try {
    const form = await new Response(new Uint8Array(body), { headers: { "content-type": type } }).formData();
    for (const [name, value] of form) if (/^\$ACTION_\d+:\d+$/.test(name)) JSON.parse(String(value));
    return true;
  } catch {
    return false;
  }
}

/** Why the body of a request cannot be taken, or null; it stays to be read. Uploads are read and judged by their own handler, as they arrive. */
export async function bodyRefusal(request: IncomingMessage, pathname: string): Promise<BodyRefusal | null> {
  const refused = headRefusal(request, pathname);
  const type = request.headers["content-type"] ?? "";
  if (refused !== null || UPLOADS.test(pathname) || !type.startsWith("multipart/")) return refused;
  const body = await readAhead(request);
  return body !== null && (await isReadableForm(type, body)) ? null : BROKEN;
}
