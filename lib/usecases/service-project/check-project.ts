import type { Tx } from "../../../db/client";
import { findApprovedRulebook, findProgramme } from "../../../db/queries/programmes";
import type { ServiceRules } from "../../../db/schema";
import type { Issue } from "../../contracts/issue";
import { readRulebook } from "../../contracts/rulebook";
import { readService } from "../../contracts/service";
import type { DomainErrorCode } from "../../domain/errors";
import { checkFlows, type FlowProblem, MOST_FLOWS } from "../../domain/fulfilment/flows";
import { PROJECT_KINDS } from "../../domain/programme/statuses";
import { usesLot } from "../../domain/ranking/lots";
import type { Service } from "../../domain/ranking/service";
import type { Rulebook } from "../../domain/rulebook/rulebook";
import { canonicalJson } from "../../domain/shared/canonical-json";
import { fail, ok, type Result } from "../../domain/shared/result";
import { sha256Hex } from "../../platform/crypto/sha256";
import type { FileRefusal } from "../rulebook/import-rulebook";

export type ProjectInput = {
  /** A points-service/1 file. */
  readonly file: string;
  readonly opensOn: string;
  readonly closesOn: string;
  readonly rules: ServiceRules;
};

/** What a service project names must stand in the rulebook: classes, department, sections, indicators. */
function checkAgainstRulebook(service: Service, rulebook: Rulebook): readonly Issue[] {
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

/** What is wrong with where places go on; each is said with what stands there, what should, and what to do. */
function checkRules({ flows }: ServiceRules, service: Service): readonly Issue[] {
  return checkFlows(flows, service).map(({ at, side, problem, way = [] }) => {
    const { from, to } = flows[at] ?? { from: "", to: "" };
    const code = side === "from" ? from : to;
    const words: Record<FlowProblem, readonly [found: string, expected: string]> = {
      "by-preference": ["按志愿分配", "分类排名：按志愿的项目名额不转用，请改分配方式，或者删去名额转用"],
      "too-many": [`${flows.length} 条`, `不超过 ${MOST_FLOWS} 条，请删去多出的`],
      "unknown-pool": [`"${code}"`, `本项目的分类代码之一：${service.pools.map((one) => one.code).join("、")}`],
      "without-quota": [`不限名额的 "${code}"`, "有指标的分类：请给它填写指标，或者删去这一条"],
      "same-pool": [`"${from}" 转入自己`, "另一个分类"],
      twice: [`"${from}" 转入 "${to}" 又写一次`, "每一条只写一次，请删去这一条"],
      circle: [`绕回的 ${way.join(" → ")}`, "不绕回转出的分类，请删去其中一条"],
    };
    const [found, expected] = words[problem];
    return { path: `$rules.flows[${at}].${side}`, found, expected };
  });
}

/** A project's file as it is kept and digested until its number for lots is registered: with `lotSeed` null, whatever was in it. Source: contract 7. */
const withoutSeed = (raw: unknown) => canonicalJson({ ...(raw as Record<string, unknown>), lotSeed: null });

const refuse = (code: DomainErrorCode, issues: readonly Issue[] = []) => fail({ code, issues });

/** A project's file, checked by the contract and against the year's approved rulebook, as the columns of its row; was the number that its lots need announced? */
export async function checkProject(tx: Tx, input: ProjectInput) {
  const read = readService(input.file);
  if (!read.ok) return refuse("project-invalid", read.error);
  const { service, raw } = read.value;
  if ((await findProgramme(tx, service.year)) === null) return refuse("project-year-differs");
  const row = await findApprovedRulebook(tx, service.year);
  if (row === null) return refuse("rulebook-missing");
  const rulebook = readRulebook(row.content);
  if (!rulebook.ok) throw new Error("an approved rulebook does not read");
  const issues = [...checkAgainstRulebook(service, rulebook.value.rulebook), ...checkRules(input.rules, service)];
  const kind = PROJECT_KINDS.find((one) => one === service.kind);
  if (kind === undefined)
    issues.push({ path: "$.kind", found: `"${service.kind}"`, expected: PROJECT_KINDS.join("、") });
  if (issues.length > 0 || kind === undefined) return refuse("project-invalid", issues);
  if (input.opensOn > input.closesOn) return refuse("invalid-input");
  const { year, code, name, department } = service;
  const { opensOn, closesOn, rules } = input;
  const columns = { year, code, name, department, kind, opensOn, closesOn, rules };
  const content = withoutSeed(raw);
  return ok({
    columns: { ...columns, content, digest: sha256Hex(content) },
    announced: !usesLot(service) || rules.lot !== "",
  });
}
export type ProjectResult = Result<{ readonly projectId: string }, FileRefusal>;
