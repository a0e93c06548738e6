import { protectedHandler, refuse } from "@/lib/auth/protected-handler";
import { readUpload } from "@/lib/auth/read-upload";
import { refusalSentences } from "@/lib/copy/attachment";
import { ERROR_TEXTS } from "@/lib/copy/errors";
import { plainPage } from "@/lib/documents/plain-page";
import { fail } from "@/lib/domain/shared/result";
import { layAttachment } from "@/lib/usecases/attachment/lay-attachment";

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Takes one file of the plain form on a run's page: goes back there, or says in a page of its own what was found in the file and where. */
export const POST = protectedHandler<{ readonly id: string }>(async (actor, request, { id }) => {
  const project = new URL(request.url).searchParams.get("project") ?? "";
  if (!UUID.test(id) || !UUID.test(project)) return refuse("not-found");
  const upload = await readUpload(request);
  const laid = upload.ok
    ? await layAttachment(actor, { runId: id, name: upload.value.name, bytes: upload.value.bytes })
    : fail({ code: upload.error, refusal: null });
  const page = `/office/rankings/${project}`;
  if (laid.ok)
    return new Response(null, {
      status: 303,
      headers: { location: `${page}?laid=1#attachments`, "cache-control": "no-store" },
    });
  const { code, refusal } = laid.error;
  if (code === "forbidden" || code === "not-found") return refuse("not-found");
  const lines = refusal === null ? [ERROR_TEXTS[code]] : refusalSentences(refusal);
  return new Response(plainPage({ title: "附件没有保存", lines, back: [`${page}#attachments`, "返回公示附件"] }), {
    status: 422,
    headers: { "content-type": "text/html; charset=utf-8", "cache-control": "no-store" },
  });
});
