import { readRulebookFile } from "@/lib/usecases/public/read-published";

/** The published rulebook as its contract file: the one in force, or the version with the digest that is asked for. */
export async function GET(request: Request): Promise<Response> {
  const published = await readRulebookFile(new URL(request.url).searchParams.get("digest"));
  if (published === null) return new Response("没有公布过", { status: 404 });
  return new Response(`${published.file}\n`, {
    headers: {
      "content-type": "application/json; charset=utf-8",
      "content-disposition": `attachment; filename="rulebook-${published.year}-${published.version}.json"`,
      "cache-control": "public, no-cache",
    },
  });
}
