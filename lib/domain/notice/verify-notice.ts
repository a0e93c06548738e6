import type { Add, Checks, Stage } from "./checks";
import { OTHERS } from "./count-groups";
import type { Finding } from "./findings";
import { sealedText } from "./seal-notice";
import { checkChain } from "./verify-chain";
import { verifyOrder } from "./verify-order";
import { checkProof } from "./verify-proof";

function checkSeal({ notice, crypto, key }: Checks, add: Add): void {
  const text = sealedText(notice);
  if (crypto.sha256(text) !== notice.digests.sha256) add("sha256", notice.digests.sha256);
  if (crypto.sm3(text) !== notice.digests.sm3) add("sm3", notice.digests.sm3);
  if (!crypto.verify(text, notice.signature)) add("signature", notice.signature.publicKey);
  if (key !== undefined && key !== notice.signature.publicKey) add("key", notice.signature.publicKey);
}

function checkCounts({ notice }: Checks, add: Add): void {
  const { counts, rows } = notice;
  const sum = (values: Readonly<Record<string, number>>) =>
    Object.values(values).reduce((total, one) => total + one, 0);
  if (counts.listed !== rows.length || counts.applicants !== counts.listed + counts.vetoed + counts.belowThreshold)
    add("counts", "listed");
  if (sum(counts.byTownship) !== rows.length || sum(counts.byClass) !== rows.length)
    add("counts", "byTownship, byClass");
  for (const [name, count] of Object.entries(counts.byClass))
    if (rows.filter((row) => row.class === name).length !== count) add("counts", `byClass ${name}`);
  const small = Object.entries(counts.byTownship).filter(([, count]) => count < 5);
  if (small.some(([name]) => name !== OTHERS) || (small.length > 0 && Object.keys(counts.byTownship).length > 1))
    add("counts", "byTownship");
}

function checkRulebook({ notice, service, rulebook }: Checks, add: Add): void {
  if (rulebook === undefined) return;
  if (rulebook.digest !== notice.rulebookDigest) add("rulebook-digest", notice.rulebookDigest);
  if (rulebook.cutoffDate !== notice.cutoffDate || rulebook.year !== service.year)
    add("rulebook-facts", rulebook.cutoffDate);
}

/** Every failed check of a notice, named; none = all that was given fits together. `onStage` hears of each step as it begins. Source: contract 7. */
export function verifyNotice(checks: Checks, onStage: (stage: Stage) => void = () => {}): readonly Finding[] {
  const findings: Finding[] = [];
  const add: Add = (failure, about) => findings.push({ failure, about });
  const { notice } = checks;
  onStage("seal");
  checkSeal(checks, add);
  onStage("chain");
  checkChain(checks, add);
  onStage("order");
  for (const finding of verifyOrder(notice, checks.service)) findings.push(finding);
  onStage("counts");
  checkCounts(checks, add);
  if (notice.objectionsUntil < notice.publishedAt.slice(0, 10)) add("dates", notice.objectionsUntil);
  checkRulebook(checks, add);
  onStage("proof");
  checkProof(checks, add);
  return findings;
}
