import { db } from "../../../../db/client";
import { applications, dossiers, programmes, rulebooks, users } from "../../../../db/schema";
import { setOfficeTime } from "../../../../db/testing/database";
import type { Actor } from "../../../domain/access/authorize";
import { newId } from "../../../platform/ids";

/** An applicant with a draft application in an open window, written as rows: as little as an upload needs. */
export async function applicantWithDraft(letter: string): Promise<Actor> {
  await setOfficeTime("2020-08-20T09:00:00+08:00");
  const [userId, dossierId, rulebookId] = [newId(), newId(), newId()];
  const at = new Date("2020-08-01T00:00:00Z");
  await db()
    .insert(users)
    .values({
      id: userId,
      kind: "applicant",
      name: `某人${letter}`,
      documentKind: "identity-card",
      documentHmac: `hmac-${letter}`,
      documentSealed: "t1.x",
      phoneSealed: "t1.x",
      passwordHash: "none",
      createdAt: at,
    });
  await db()
    .insert(programmes)
    .values({
      year: 2020,
      title: "2020年度积分管理",
      status: "open",
      applyFrom: "2020-07-01",
      applyTo: "2020-09-10",
      confirmationWorkingDays: 5,
      createdBy: userId,
    })
    .onConflictDoNothing();
  await db()
    .insert(rulebooks)
    .values({
      id: rulebookId,
      year: 2020,
      version: letter.charCodeAt(0),
      status: "proposed",
      title: "计分标准",
      content: "{}",
      digest: letter,
      importedBy: userId,
      importedAt: at,
    });
  await db()
    .insert(dossiers)
    .values({
      id: dossierId,
      userId,
      status: "draft",
      name: `某人${letter}`,
      birthDate: "1988-04-12",
      township: "lingxiu",
      applicantClass: "A",
      addressSealed: "t1.x",
      createdAt: at,
    });
  await db().insert(applications).values({
    id: newId(),
    year: 2020,
    dossierId,
    userId,
    rulebookId,
    status: "draft",
    applicantClass: "A",
    township: "lingxiu",
    createdAt: at,
    statusSince: at,
  });
  return {
    userId,
    name: `某人${letter}`,
    grants: [{ role: "applicant", unit: null }],
    sessionId: null,
    requestId: null,
    address: null,
  };
}
