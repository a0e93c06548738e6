import { deskBase, readBehalf } from "@/lib/auth/desk-path";
import { protectedHandler } from "@/lib/auth/protected-handler";
import { type ReadUpload, readUpload } from "@/lib/auth/read-upload";
import { uploadEvidence } from "@/lib/usecases/evidence/upload-evidence";

/** The page that the form stood on. */
function pageOf({ indicator, material, objection, sanction }: ReadUpload): string {
  if (material !== null && /^[0-9a-f-]{36}$/.test(material)) return `material/${material}`;
  if (objection !== null && /^[0-9a-f-]{36}$/.test(objection)) return `objections/new/${objection}`;
  if (sanction !== null && /^[0-9a-f-]{36}$/.test(sanction)) return `sanctions/${sanction}`;
  return indicator !== null && /^[A-Za-z0-9._-]{1,64}$/.test(indicator)
    ? `application/claims/${indicator}`
    : "application/evidence";
}

/** Takes one file of the plain form on a claim's or a request's page; answers by going back there, with the refusal's code if any. */
export const POST = protectedHandler(async (actor, request) => {
  const upload = await readUpload(request);
  const desk = readBehalf(upload.ok ? upload.value.behalf : null);
  const back = (code: string) => {
    const page = upload.ok ? pageOf(upload.value) : "application/evidence";
    return new Response(null, {
      status: 303,
      headers: { location: `${deskBase(desk.behalf)}/${page}?${code}#uploaded`, "cache-control": "no-store" },
    });
  };
  if (!upload.ok) return back(`refused=${upload.error}`);
  const stored = await uploadEvidence({ ...actor, ...desk }, upload.value);
  return back(stored.ok ? "stored=1" : `refused=${stored.error}`);
});
