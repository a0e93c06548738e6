import { protectedHandler } from "@/lib/auth/protected-handler";
import { readUpload } from "@/lib/auth/read-upload";
import { uploadEvidence } from "@/lib/usecases/evidence/upload-evidence";

/** Takes one file of the plain form on a claim's page; answers by going back there, with the refusal's code if any. */
export const POST = protectedHandler(async (actor, request) => {
  const upload = await readUpload(request);
  const back = (code: string) => {
    const indicator = upload.ok ? upload.value.indicator : null;
    const page = indicator !== null && /^[A-Za-z0-9._-]{1,64}$/.test(indicator) ? `claims/${indicator}` : "evidence";
    return new Response(null, {
      status: 303,
      headers: { location: `/applicant/application/${page}?${code}`, "cache-control": "no-store" },
    });
  };
  if (!upload.ok) return back(`refused=${upload.error}`);
  const stored = await uploadEvidence(actor, upload.value);
  return back(stored.ok ? "stored=1" : `refused=${stored.error}`);
});
