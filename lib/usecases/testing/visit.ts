import { must } from "../../cli/demo/seed/walk";
import type { Actor } from "../../domain/access/authorize";
import type { TownshipCode } from "../../domain/dossier/townships";
import { beginIntake } from "../intake/begin-intake";

/** A person stands at the counter of an officer: the visit's id. */
export async function visit(
  officer: Actor,
  { name, identityNumber }: { readonly name: string; readonly identityNumber: string },
  township: TownshipCode,
): Promise<string> {
  const person = { name, documentKind: "identity-card" as const, documentNumber: identityNumber };
  return must(await beginIntake(officer, { ...person, township, reason: "no-phone" }), "visit").intakeId;
}
