import type { DemoPerson } from "../people/make-people";
import type { DemoStage } from "../people/stages";
import type { Applicant } from "./applicant";
import { apply } from "./apply";
import type { DemoStaff } from "./staff";

export type Play = {
  readonly staff: DemoStaff;
  readonly people: readonly DemoPerson[];
  readonly departments: readonly string[];
  readonly password: string;
  /** Who has registered, by index. */
  readonly cast: Map<number, Applicant>;
};
type ForEach = {
  readonly title: string;
  readonly who: (person: DemoPerson) => boolean;
  readonly each: (play: Play, person: DemoPerson) => Promise<void>;
};
/** What happens at one instant, at one instant to each of some people, or to each at an own moment of some days. */
export type Step =
  | { readonly at: string; readonly title: string; readonly once: (play: Play) => Promise<unknown> }
  | ({ readonly at: string } & ForEach)
  | ({ readonly at: string; readonly until: string } & ForEach);

const instant = (at: string) => `2020-${at.replace(" ", "T")}:00+08:00`;
export const once = (at: string, title: string, act: (play: Play) => Promise<unknown>): Step => ({
  at: instant(at),
  title,
  once: act,
});

/** One act for each person of these stages, or of a group. */
export function each(
  at: string,
  title: string,
  who: readonly DemoStage[] | ((person: DemoPerson) => boolean),
  act: (staff: DemoStaff, applicant: Applicant) => Promise<void>,
): Step {
  return {
    at: instant(at),
    title,
    who: typeof who === "function" ? who : (person) => who.includes(person.stage),
    async each({ staff, cast }, { index }) {
      const applicant = cast.get(index);
      if (applicant === undefined) throw new Error(`person ${index} has not registered`);
      await act(staff, applicant);
    },
  };
}

export const applying = (at: string, until: string, who: (person: DemoPerson) => boolean): Step => ({
  at: `2020-${at}`,
  until: `2020-${until}`,
  title: "applications",
  who,
  async each({ staff, cast, password }, person) {
    cast.set(person.index, await apply(staff, person, password));
  },
});
