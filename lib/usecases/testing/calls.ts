import type { Applicant } from "../../cli/demo/seed/applicant";
import type { Actor } from "../../domain/access/authorize";
import type { Act } from "../../domain/access/permissions";
import type { Role } from "../../domain/access/roles";
import type { DomainErrorCode } from "../../domain/errors";
import type { Result } from "../../domain/shared/result";
import type { World } from "./world";

type Refusal = DomainErrorCode | { readonly code: DomainErrorCode };
export type ActCall = {
  /** Who may, by role, on the record that the call is about; everybody else must be refused. */
  readonly may: Partial<Record<Role, Actor>>;
  /** The record by id; null where the act finds the actor's own record by itself, or makes one. */
  readonly id: string | null;
  /** What those who may are told where no record lets the act succeed; absent: it succeeds. */
  readonly refused?: DomainErrorCode;
  run(actor: Actor, id: string): Promise<Result<unknown, Refusal>>;
};
export type Cast = World & { readonly candidate: Actor };

export const one = (may: ActCall["may"], id: string | null, run: ActCall["run"]): readonly ActCall[] => [
  { may, id, run },
];
/** The own record, by its person and, where a `counter` may act for the person, by its officer. */
export const own = ({ actor }: Applicant, run: (actor: Actor) => ReturnType<ActCall["run"]>, counter?: Actor) =>
  one({ applicant: actor, ...(counter === undefined ? {} : { "township-officer": counter }) }, null, run);

/** A part of the table of calls. */
export type Calls<A extends Act> = Record<A, (cast: Cast) => Promise<readonly ActCall[]>>;
