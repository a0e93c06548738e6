import { and, eq } from "drizzle-orm";
import { findApprovedRulebook, findProgramme } from "../../../db/queries/programmes";
import { serviceProjects } from "../../../db/schema";
import type { Issue } from "../../contracts/issue";
import { readRulebook } from "../../contracts/rulebook";
import { readService } from "../../contracts/service";
import type { Actor } from "../../domain/access/authorize";
import { PROJECT_KINDS } from "../../domain/programme/statuses";
import type { Service } from "../../domain/ranking/service";
import type { Rulebook } from "../../domain/rulebook/rulebook";
import { canonicalJson } from "../../domain/shared/canonical-json";
import { fail, ok, type Result } from "../../domain/shared/result";
import { sha256Hex } from "../../platform/crypto/sha256";
import { newId } from "../../platform/ids";
import { perform } from "../act";
import type { FileRefusal } from "../rulebook/import-rulebook";

/** What a service project names must stand in the rulebook: classes, department, sections, indicators. */
export function checkAgainstRulebook(service: Service, rulebook: Rulebook): readonly Issue[] {
  const issues: Issue[] = [];
  const need = (path: string, found: string, known: readonly { readonly code: string }[], what: string) => {
    if (!known.some((one) => one.code === found))
      issues.push({ path, found: `"${found}"`, expected: `计分标准中的${what}代码` });
  };
  service.classes.forEach((one, index) => {
    need(`$.classes[${index}]`, one, rulebook.classes, "类别");
  });
  need("$.department", service.department, rulebook.departments, "部门");
  service.thresholds.forEach((one, index) => {
    if (one.by !== "total")
      need(
        `$.thresholds[${index}].code`,
        one.code ?? "",
        one.by === "section" ? rulebook.sections : rulebook.indicators,
        one.by === "section" ? "部分" : "指标",
      );
  });
  service.tieBreak.forEach((one, index) => {
    if (one.by === "section") need(`$.tieBreak[${index}].code`, one.code, rulebook.sections, "部分");
    if (one.by === "indicator" || one.by === "earliest")
      need(`$.tieBreak[${index}].code`, one.code, rulebook.indicators, "指标");
  });
  return issues;
}

/** SHA-256 of a project's file with `lotSeed` null: what is published before the number is known. Source: contract 7. */
export function projectDigest(raw: unknown): string {
  return sha256Hex(canonicalJson({ ...(raw as Record<string, unknown>), lotSeed: null }));
}

/** Imports a `points-service/1` file with its window; it waits for a second officer. A proposed one of the same code is replaced. */
export async function importServiceProject(
  actor: Actor,
  input: { readonly file: string; readonly opensOn: string; readonly closesOn: string },
): Promise<Result<{ readonly projectId: string }, FileRefusal>> {
  const read = readService(input.file);
  let issues: readonly Issue[] = read.ok ? [] : read.error;
  const result = await perform<{ readonly projectId: string }>(
    actor,
    "project.import",
    { kind: "service-project", id: null },
    async ({ tx, now, authorize, audit }) => {
      const allowed = authorize({});
      if (!allowed.ok) return allowed;
      if (!read.ok) return fail("project-invalid");
      const { service, raw } = read.value;
      if ((await findProgramme(tx, service.year)) === null) return fail("project-year-differs");
      const rulebookRow = await findApprovedRulebook(tx, service.year);
      if (rulebookRow === null) return fail("rulebook-missing");
      const rulebook = readRulebook(rulebookRow.content);
      if (!rulebook.ok) throw new Error("an approved rulebook does not read");
      issues = checkAgainstRulebook(service, rulebook.value.rulebook);
      const kind = PROJECT_KINDS.find((one) => one === service.kind);
      if (kind === undefined)
        issues = [...issues, { path: "$.kind", found: `"${service.kind}"`, expected: PROJECT_KINDS.join("、") }];
      if (issues.length > 0 || kind === undefined) return fail("project-invalid");
      if (input.opensOn > input.closesOn) return fail("invalid-input");
      const [known] = await tx
        .select()
        .from(serviceProjects)
        .where(and(eq(serviceProjects.year, service.year), eq(serviceProjects.code, service.code)))
        .for("update");
      if (known !== undefined && known.status !== "proposed") return fail("already-decided");
      if (known !== undefined) await tx.delete(serviceProjects).where(eq(serviceProjects.id, known.id));
      const id = newId();
      const digest = projectDigest(raw);
      await tx.insert(serviceProjects).values({
        id,
        year: service.year,
        code: service.code,
        kind,
        name: service.name,
        department: service.department,
        status: "proposed",
        content: canonicalJson(raw),
        digest,
        opensOn: input.opensOn,
        closesOn: input.closesOn,
        importedBy: actor.userId,
        importedAt: now,
      });
      await audit({ digest, code: service.code }, { kind: "service-project", id });
      return ok({ projectId: id });
    },
  );
  return result.ok ? result : fail({ code: result.error, issues });
}
