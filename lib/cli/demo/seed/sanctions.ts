import { db } from "../../../../db/client";
import { listClaimEvidence } from "../../../../db/queries/applications";
import { hearPerson } from "../../../usecases/sanction/hear-person";
import { openSanction } from "../../../usecases/sanction/open-sanction";
import { applicationOf } from "./applicant";
import type { Play } from "./steps";
import { must } from "./walk";

/** One paper of somebody whose points are confirmed turns out to be doubtful: the office opens a case and hears the person, who has still to answer. */
export async function openDoubtfulPaper({ people, cast, staff }: Play): Promise<void> {
  const doubtful = people.find(({ stage }) => stage === "confirmed");
  const applicant = doubtful === undefined ? undefined : cast.get(doubtful.index);
  if (applicant === undefined) return;
  const { id: applicationId, version } = await applicationOf(applicant);
  const papers = await listClaimEvidence(db(), applicationId, "sent");
  const paper = papers.find((one) => one.indicator === "P01") ?? papers[0];
  if (paper === undefined) return;
  const ground = "学校书面答复：没有颁发过这份证书，证书编号也不属于该校。";
  const input = { applicationId, version, evidenceId: paper.evidenceId, ground };
  const { sanctionId } = must(await openSanction(staff.office1, input), "case of false evidence");
  must(await hearPerson(staff.office1, { sanctionId, version: 1 }), "hearing");
}
