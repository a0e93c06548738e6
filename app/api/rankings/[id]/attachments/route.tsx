import { staffNav } from "@/app/_parts/staff-nav";
import { AttachmentForm } from "@/app/(staff)/office/rankings/[id]/attachment-form";
import { protectedHandler, refuse } from "@/lib/auth/protected-handler";
import { readUpload } from "@/lib/auth/read-upload";
import { refusalSentences } from "@/lib/copy/attachment";
import { ERROR_TEXTS } from "@/lib/copy/errors";
import { PlainPage } from "@/lib/documents/plain-page";
import { readStylesheet } from "@/lib/documents/stylesheet";
import { fail } from "@/lib/domain/shared/result";
import { siteIdentity } from "@/lib/platform/site";
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
  const found = refusal === null ? [ERROR_TEXTS[code]] : refusalSentences(refusal);
  // Next renders no page for a POST to a handler, and lets this in by a late import alone.
  const { renderToStaticMarkup } = await import("react-dom/server");
  const html = renderToStaticMarkup(
    <PlainPage
      frame={{ site: siteIdentity(), style: `/${(await readStylesheet()).path}` }}
      nav={staffNav(actor.grants)}
      home="/staff"
      text={{
        title: "附件没有保存",
        lines: upload.ok ? [`文件：${upload.value.name}`, ...found] : found,
        back: [`${page}#attachments`, "返回公示附件"],
      }}
    >
      <h2>改好后再传一次</h2>
      <AttachmentForm runId={id} projectId={project} />
    </PlainPage>,
  );
  return new Response(`<!DOCTYPE html>${html}`, {
    status: 422,
    headers: { "content-type": "text/html; charset=utf-8", "cache-control": "no-store" },
  });
});
