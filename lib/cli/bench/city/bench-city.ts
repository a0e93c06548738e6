import { inBulk } from "../../../../db/bulk";
import type { ReadRulebook } from "../../../contracts/rulebook";
import { approveRulebook } from "../../../usecases/rulebook/approve-rulebook";
import { importRulebook } from "../../../usecases/rulebook/import-rulebook";
import { must } from "../../demo/seed/walk";
import { benchRanking } from "./bench-ranking";
import { benchJob, benchOracle, benchScoring } from "./bench-scoring";
import { loadPeople } from "./load-people";
import { seconds } from "./measure";
import { type City, openCity, RULEBOOK } from "./open-city";

const CLAIMS = 20;
const print = (text: string) => process.stdout.write(`${text}\n`);

/** COPY as the superuser, without keys and triggers: what is loaded was made by no act. */
function appendTo(city: City) {
  return (table: string, columns: readonly string[], rows: readonly string[]) =>
    inBulk(async (bulk) => {
      await bulk.run("set local session_replication_role = replica");
      await bulk.append(table, columns, rows);
    }, city.superuserUrl);
}

async function correct({ staff }: City): Promise<void> {
  const file = JSON.parse(RULEBOOK) as { indicators: { code: string; rule: Record<string, unknown> }[] };
  for (const one of file.indicators) if (one.code === "P07") one.rule.points = 8;
  const { rulebookId } = must(await importRulebook(staff.office1, JSON.stringify(file), "按原文更正。"), "correction");
  must(await approveRulebook(staff.office2, { rulebookId }), "approval");
}

/** G1, G2, G4 and G5 of a city on a database of its own, which is gone afterwards. */
export async function benchCity(rulebook: ReadRulebook, people: number, repeats: number): Promise<void> {
  print(
    `a city of ${people.toLocaleString("en")} people with up to ${CLAIMS} claims each, median of ${repeats} in turns`,
  );
  const city = await openCity();
  try {
    const loading = await seconds(() =>
      loadPeople(city, rulebook, { people, claims: CLAIMS }, appendTo(city), (done) => {
        if (done % 10_000 === 0) print(`  loading: ${done.toLocaleString("en")} people`);
      }),
    );
    print(`  loaded in ${loading.toFixed(0)} s`);
    const scoring = await benchScoring(city, people, repeats);
    await benchOracle(city, scoring.ours);
    await correct(city);
    await benchJob(people);
    // The run is measured of people who have all confirmed again.
    await city.superuser.unsafe("update applications set status = 'confirmed'");
    await benchRanking(city, repeats, scoring);
  } finally {
    await city.close();
  }
}
