import { readItemFilter, withItemFilter } from "@/app/(staff)/department/item-filter";
import { protectedHandler, refuse } from "@/lib/auth/protected-handler";
import { readUpload } from "@/lib/auth/read-upload";
import { attachFile } from "@/lib/usecases/scoring/attach-file";

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Takes one file of the plain form on the review desk; answers by going back there under the same filter, with the refusal's code if any. */
export const POST = protectedHandler<{ readonly id: string }>(async (actor, request, { id }) => {
  if (!UUID.test(id)) return refuse("not-found");
  const upload = await readUpload(request);
  const stored = upload.ok ? await attachFile(actor, { ...upload.value, itemId: id }) : upload;
  const query = Object.fromEntries(new URL(request.url).searchParams);
  const page = withItemFilter(`/department/items/${id}`, readItemFilter(query));
  const outcome = stored.ok ? "stored=1" : `refused=${stored.error}`;
  return new Response(null, {
    status: 303,
    headers: { location: `${page}${page.includes("?") ? "&" : "?"}${outcome}#uploaded`, "cache-control": "no-store" },
  });
});
