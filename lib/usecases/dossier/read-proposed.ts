import { and, asc, eq, sql } from "drizzle-orm";
import type { Reader } from "../../../db/client";
import { proposedFacts, serviceProjects, serviceRecords } from "../../../db/schema";
import type { Item } from "../../domain/application/application";
import type { Indicator, Rulebook } from "../../domain/rulebook/rulebook";
import type { ServiceRecord } from "../../forms/fulfilment";
import { openText } from "../../platform/crypto/field-encryption";
import { checkItems } from "../application/read-items";

/** A fact that a department proposes, with who knows it from where and since when. */
export type ProposedFact = {
  readonly id: string;
  readonly indicator: string;
  readonly name: string;
  readonly raw: Readonly<Record<string, unknown>>;
  readonly department: string;
  /** The service of which it comes: 2020年度积分培训. */
  readonly service: string;
  /** The number of the certificate. */
  readonly number: string | null;
  readonly proposedAt: Date;
};

/** A record that was taken back proposes nothing any more. */
const isNotTakenBack = sql`not exists (select 1 from service_records wrong where wrong.takes_back = ${proposedFacts.recordId})`;

/** What departments propose about the person of a dossier, oldest first. `rulebook` names the departments. */
export async function readProposed(
  reader: Reader,
  dossierId: string,
  { departments }: Pick<Rulebook, "departments">,
): Promise<readonly ProposedFact[]> {
  const rows = await reader
    .select({ fact: proposedFacts, project: serviceProjects, record: serviceRecords })
    .from(proposedFacts)
    .innerJoin(serviceProjects, eq(serviceProjects.id, proposedFacts.projectId))
    .innerJoin(serviceRecords, eq(serviceRecords.id, proposedFacts.recordId))
    .where(and(eq(proposedFacts.dossierId, dossierId), isNotTakenBack))
    .orderBy(asc(proposedFacts.proposedAt), asc(proposedFacts.id));
  return rows.map(({ fact, project, record }) => {
    const said = JSON.parse(openText(record.recordSealed, `service_records.record:${record.id}`)) as ServiceRecord;
    return {
      id: fact.id,
      indicator: fact.indicator,
      name: fact.name,
      raw: fact.item,
      department: departments.find((one) => one.code === project.department)?.name ?? project.department,
      service: `${project.year}年度${project.name}`,
      number: said.number ?? null,
      proposedAt: fact.proposedAt,
    };
  });
}

/** Those that are facts of an indicator today: a later rulebook may give its code to something else, or read other things. */
export function proposedFor(
  proposed: readonly ProposedFact[],
  indicator: Indicator,
): readonly (ProposedFact & { readonly item: Item })[] {
  return proposed.flatMap((one) => {
    const read = checkItems([one.raw], indicator);
    const [item] = read.ok ? read.value : [];
    return one.indicator === indicator.code && one.name === indicator.name && item !== undefined
      ? [{ ...one, item }]
      : [];
  });
}

/** Rows to fill a claim in with: what the person last said, and what departments propose beside it, each day once. */
export function withProposed(
  said: readonly Record<string, unknown>[],
  proposed: readonly ProposedFact[],
): readonly Record<string, unknown>[] {
  const known = new Set(said.map((one) => one.on));
  return [...said, ...proposed.map((one) => one.raw).filter((one) => !known.has(one.on))];
}
