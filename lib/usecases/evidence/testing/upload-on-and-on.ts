import { writeSync } from "node:fs";
import type { Actor } from "../../../domain/access/authorize";
import { jpeg } from "../../../domain/evidence/testing/files";
import { removeEvidence } from "../remove-evidence";
import { uploadEvidence } from "../upload-evidence";

/** Uploads and removes files of one person until it is killed; says each stored id once it was acknowledged, and each removed one. */
const actor = JSON.parse(process.argv[2] ?? "") as Actor;
writeSync(1, "ready\n");
for (let turn = 0; ; turn++) {
  const bytes = jpeg("x".repeat(60_000));
  const upload = { name: "照片.jpg", mediaType: "image/jpeg", bytes, indicator: null };
  const done = await uploadEvidence(actor, upload);
  if (!done.ok) throw new Error(done.error);
  writeSync(1, `stored ${done.value.evidenceId}\n`);
  if (turn % 4 !== 3) {
    writeSync(1, `removing ${done.value.evidenceId}\n`);
    await removeEvidence(actor, { evidenceId: done.value.evidenceId });
  }
}
