import { readPublishedRulebook } from "@/lib/usecases/public/read-published";

/** The published rulebook as its contract file. */
export async function GET(): Promise<Response> {
  const published = await readPublishedRulebook();
  if (published === null) return new Response("还没有公布", { status: 404 });
  return new Response(`${published.file}\n`, {
    headers: {
      "content-type": "application/json; charset=utf-8",
      "content-disposition": `attachment; filename="rulebook-${published.rulebook.year}.json"`,
      "cache-control": "public, no-cache",
    },
  });
}
