import { copyRow } from "../../../../db/bulk";
import { applicationReader } from "../../../contracts/application";
import type { ReadRulebook } from "../../../contracts/rulebook";
import { TOWNSHIPS } from "../../../domain/dossier/townships";
import { packScore } from "../../../domain/scoring/packed-score";
import { compileRulebook, scoreApplication } from "../../../domain/scoring/score-application";
import { scoreColumns } from "../../../domain/scoring/score-columns";
import { sealText } from "../../../platform/crypto/field-encryption";
import { newId } from "../../../platform/ids";
import { SCORE_COLUMNS } from "../../../usecases/scoring/rescore-application";
import { drawApplication } from "../draw-applications";
import type { City } from "./open-city";

const AT = "2020-07-02T01:00:00Z";
const YEAR = 2020;
const BLOCK = 1000;
const RAISED = "2020-07-01T01:00:00Z";

/** The columns that are written of each table; the others have their defaults. */
const TABLES = {
  users: ["id", "kind", "name", "document_kind", "document_hmac", "document_sealed", "password_hash", "created_at"],
  dossiers: [
    "id",
    "user_id",
    "status",
    "name",
    "birth_date",
    "township",
    "applicant_class",
    "address_sealed",
    "created_at",
    "submitted_at",
    "confirmed_at",
  ],
  applications: [
    "id",
    "year",
    "dossier_id",
    "user_id",
    "rulebook_id",
    "status",
    "applicant_class",
    "township",
    "created_at",
    "status_since",
    "confirm_by",
  ],
  submissions: [
    "id",
    "year",
    "application_id",
    "version",
    "receipt",
    "submitted_at",
    "content_sealed",
    "sha256",
    "receipt_file",
    "promise_version",
  ],
  candidacies: ["id", "year", "application_id", "project_id", "receipt", "choices", "status", "entered_at"],
  facts: [
    "id",
    "year",
    "application_id",
    "indicator",
    "layer",
    "items",
    "source",
    "entered_by",
    "entered_at",
    "sequence",
  ],
  items: ["id", "year", "application_id", "claim_id", "indicator", "effect", "department", "decision_id", "created_at"],
  decisions: ["id", "year", "item_id", "sequence", "outcome", "facts_id", "in_bulk", "decided_by", "decided_at"],
  scores: SCORE_COLUMNS,
} as const satisfies Record<string, readonly string[]>;
type Rows = Record<keyof typeof TABLES, string[]>;

/** Writes a person with everything that a confirmed application has: decided claims, and the scores that follow from them. */
function loader({ rulebook }: ReadRulebook, city: City, claims: number) {
  const read = applicationReader(rulebook);
  const engines = ["", "housing"].map((kind) => ({ kind, compiled: compileRulebook(rulebook, kind || null) }));
  const indicators = new Map(rulebook.indicators.map((one) => [one.code, one]));
  const columnsOf = scoreColumns(rulebook);
  const by = city.staff.office1.userId;
  return (number: number, rows: Rows) => {
    const [user, dossier, application] = [newId(), newId(), newId()];
    const input = drawApplication(rulebook, number, claims);
    const value = read(input);
    if (!value.ok) throw new Error(JSON.stringify(value.error));
    const { class: applicantClass, birthDate, receipt, submittedAt } = value.value;
    const township = TOWNSHIPS[number % TOWNSHIPS.length]?.code ?? "";
    const document = sealText("990000198001010017", `users.document:${user}`);
    rows.users.push(copyRow([user, "applicant", "王小明", "identity-card", user, document, "none", RAISED]));
    rows.dossiers.push(
      copyRow([dossier, user, "active", "王小明", birthDate, township, applicantClass, "x", RAISED, RAISED, RAISED]),
    );
    rows.applications.push(
      copyRow([
        application,
        YEAR,
        dossier,
        user,
        city.rulebookId,
        "confirmed",
        applicantClass,
        township,
        RAISED,
        AT,
        "2020-07-09",
      ]),
    );
    rows.submissions.push(copyRow([newId(), YEAR, application, 1, receipt, RAISED, "x", "x", "x", "x"]));
    rows.candidacies.push(
      copyRow([newId(), YEAR, application, city.projectId, `C${receipt}`, "{}", "eligible", RAISED]),
    );
    for (const { indicator, items } of input.claims as { indicator: string; items: unknown[] }[]) {
      const [item, decision, facts] = [newId(), newId(), newId()];
      const { effect = "award", department = "" } = indicators.get(indicator) ?? {};
      rows.facts.push(
        copyRow([facts, YEAR, application, indicator, "decided", JSON.stringify(items), department, by, RAISED, 1]),
      );
      rows.items.push(
        copyRow([
          item,
          YEAR,
          application,
          effect === "award" ? newId() : null,
          indicator,
          effect,
          department,
          decision,
          RAISED,
        ]),
      );
      rows.decisions.push(
        copyRow([decision, YEAR, item, 1, effect === "award" ? "accept" : "found", facts, false, by, RAISED]),
      );
    }
    for (const { kind, compiled } of engines) {
      const scored = scoreApplication(compiled, value.value);
      if (!scored.ok) throw new Error(scored.error.indicator);
      const { total, vetoed, explanation } = packScore(scored.value);
      const { sections, indicators, earliest } = columnsOf(scored.value);
      rows.scores.push(
        copyRow([
          newId(),
          YEAR,
          application,
          kind,
          1,
          city.rulebookId,
          applicantClass,
          submittedAt,
          total,
          vetoed,
          `{${sections}}`,
          `{${indicators}}`,
          `{${earliest.map((day) => day ?? "NULL")}}`,
          JSON.stringify(input),
          JSON.stringify(explanation),
          AT,
        ]),
      );
    }
  };
}

/** Loads so many confirmed people with so many claims each, all in the one project. `append` is COPY as the superuser. */
export async function loadPeople(
  city: City,
  rulebook: ReadRulebook,
  { people, claims }: { readonly people: number; readonly claims: number },
  append: (table: string, columns: readonly string[], rows: readonly string[]) => Promise<void>,
  tell: (done: number) => void,
): Promise<void> {
  const load = loader(rulebook, city, claims);
  for (let start = 0; start < people; start += BLOCK) {
    const rows = Object.fromEntries(Object.keys(TABLES).map((table) => [table, [] as string[]])) as Rows;
    const end = Math.min(people, start + BLOCK);
    for (let number = start; number < end; number++) load(number, rows);
    for (const [table, columns] of Object.entries(TABLES)) await append(table, columns, rows[table as keyof Rows]);
    tell(end);
  }
  await city.superuser.unsafe("vacuum analyze");
}
