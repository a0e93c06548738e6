import fc from "fast-check";
import { expect, it } from "vitest";
import type { ProjectKind } from "../programme/statuses";
import { areExclusive, givenUpFor, type HeldPlace, passedOver, type Stand } from "./exclusions";
import { balanceOf, type Flow, type FlowMove } from "./flows";
import { brokenProperties, holdsPlace, type OfferAnswer, type OrderRow } from "./offers";
import { promote } from "./promote";

const KINDS = ["schooling", "housing", "training"] as const satisfies readonly ProjectKind[];
const MOVES = ["start", "accept", "accept", "decline", "lapse", "forfeit", "serve"] as const;
type Offer = { readonly stand: Stand; readonly pool: string; answer: OfferAnswer | null; served: boolean };
type Row = OrderRow & { readonly stand: Stand };
type Project = {
  readonly id: string;
  readonly order: readonly Row[];
  readonly flows: readonly Flow[];
  readonly moves: FlowMove[];
  started: boolean;
};

/** Projects with random rules, people with random candidacies and wishes, published orders, and what then happens in which turn. */
const world = fc
  .record({
    projects: fc.array(
      fc.record({
        kind: fc.constantFrom(...KINDS),
        excludes: fc.uniqueArray(fc.constantFrom(...KINDS)),
        /** Does what a does not need go on to b? */
        flows: fc.constantFrom([], [{ from: "a", to: "b" }]),
        quotas: fc.tuple(fc.integer({ min: 1, max: 3 }), fc.nat({ max: 2 })),
      }),
      { minLength: 3, maxLength: 4 },
    ),
    /** Each enters some projects for one of three children, or for itself; parents share children. */
    people: fc.array(
      fc.array(
        fc.record({
          project: fc.nat({ max: 3 }),
          child: fc.constantFrom("一", "二", "三"),
          choices: fc.constantFrom(["a"], ["b"], ["a", "b"]),
          place: fc.nat(),
          wish: fc.option(fc.nat()),
        }),
        { minLength: 2, maxLength: 5 },
      ),
      { minLength: 3, maxLength: 8 },
    ),
    turns: fc.array(fc.tuple(fc.constantFrom(...MOVES), fc.nat()), { minLength: 30, maxLength: 80 }),
  })
  .map(({ projects, people, turns }) => {
    const entered: { readonly stand: Stand; readonly choices: readonly string[]; readonly place: number }[] = [];
    for (const [person, wanted] of people.entries()) {
      const known = wanted.map((one, at) => ({ ...one, id: `${person}.${at}` }));
      const wishes = known
        .filter((one) => one.wish !== null)
        .toSorted((a, b) => (a.wish ?? 0) - (b.wish ?? 0))
        .map((one) => one.id);
      for (const [at, one] of known.entries()) {
        const project = projects[one.project];
        if (project === undefined) continue;
        const stand: Stand = {
          candidacyId: one.id,
          applicationId: `${person}`,
          projectId: `${one.project}`,
          kind: project.kind,
          excludes: project.excludes,
          child: project.kind === "schooling" ? one.child : null,
          enteredAt: new Date(at),
          receipt: one.id,
          wishes,
        };
        // One candidacy of a person in a project, and at the freeze one of a child.
        const twice = entered.some(
          ({ stand: other }) =>
            other.projectId === stand.projectId &&
            (stand.child === null ? other.applicationId === stand.applicationId : other.child === stand.child),
        );
        if (!twice) entered.push({ stand, choices: one.choices, place: one.place });
      }
    }
    return {
      turns,
      projects: projects.map(({ quotas, flows }, at): Project => {
        const left = new Map([
          ["a", quotas[0]],
          ["b", quotas[1]],
        ]);
        const order = entered
          .filter((one) => one.stand.projectId === `${at}`)
          .toSorted((a, b) => a.place - b.place)
          .map(({ stand, choices }): Row => {
            const pool = choices.find((one) => (left.get(one) ?? 0) > 0);
            if (pool !== undefined) left.set(pool, (left.get(pool) ?? 0) - 1);
            const { candidacyId } = stand;
            return { candidacyId, stand, within: pool !== undefined, pools: pool === undefined ? choices : [pool] };
          });
        return { id: `${at}`, order, flows, moves: [], started: false };
      }),
    };
  });

function placesOf({ order, moves }: Project, pool: string) {
  const initial = order.filter((row) => row.within && row.pools[0] === pool).length;
  return { initial, admitted: initial + (balanceOf(moves).get(pool) ?? 0) };
}

/** What the acts of `usecases/fulfilment` do, each whole before the next: the line of the year sees to that. */
class Year {
  readonly offers: Offer[] = [];
  readonly passed = new Set<string>();
  constructor(readonly projects: readonly Project[]) {}

  held(): readonly (HeldPlace & { readonly of: Offer })[] {
    return this.offers
      .filter((one) => holdsPlace(one.answer))
      .map((of) => ({
        ...of.stand,
        of,
        offerId: of.stand.candidacyId,
        state: of.answer === null ? ("open" as const) : of.served ? ("served" as const) : ("accepted" as const),
      }));
  }
  pools(project: Project) {
    return ["a", "b"].map((pool) => ({
      pool,
      ...placesOf(project, pool),
      taken: this.offers.filter(
        (one) => one.stand.projectId === project.id && one.pool === pool && holdsPlace(one.answer),
      ).length,
    }));
  }
  private offer(stand: Stand, pool: string): void {
    this.offers.push({ stand, pool, answer: null, served: false });
  }
  start(project: Project): void {
    if (project.started) return;
    project.started = true;
    const held = this.held();
    for (const row of project.order.filter((one) => one.within))
      if (passedOver(row.stand, held) !== null) this.passed.add(row.candidacyId);
      else this.offer(row.stand, row.pools[0] ?? "");
    this.promote(project.id);
  }
  private promote(projectId: string): void {
    const project = this.projects.find((one) => one.id === projectId);
    if (project === undefined) return;
    const known = new Set(this.offers.map((one) => one.stand.candidacyId));
    const waiting = project.order.filter(
      (row) => !row.within && !known.has(row.candidacyId) && !this.passed.has(row.candidacyId),
    );
    const held = this.held();
    const excluded = waiting.filter((row) => passedOver(row.stand, held) !== null).map((row) => row.candidacyId);
    const free = new Map(this.pools(project).map((one) => [one.pool, one.admitted - one.taken]));
    const moves = promote(waiting, free, new Set(excluded), project.flows);
    project.moves.push(...moves.flowed);
    for (const id of moves.passedOver) this.passed.add(id);
    for (const { candidacyId, pool } of moves.promoted) {
      const row = waiting.find((one) => one.candidacyId === candidacyId);
      if (row !== undefined) this.offer(row.stand, pool);
    }
  }
  accept(offer: Offer): void {
    const places = givenUpFor(offer.stand, this.held());
    if (!places.ok) return;
    for (const { of } of places.value) of.answer = "declined";

    offer.answer = "accepted";
    for (const id of new Set(places.value.map((one) => one.projectId))) this.promote(id);
  }
  leave(offer: Offer, answer: "declined" | "lapsed"): void {
    offer.answer = answer;
    this.promote(offer.stand.projectId);
  }
}

function play(year: Year, move: (typeof MOVES)[number], at: number): void {
  const pick = <T>(list: readonly T[]) => list[at % Math.max(1, list.length)];
  const open = pick(year.offers.filter((one) => one.answer === null));
  const accepted = pick(year.offers.filter((one) => one.answer === "accepted" && !one.served));
  const project = pick(year.projects);
  if (move === "start" && project !== undefined) year.start(project);
  if (move === "accept" && open !== undefined) year.accept(open);
  if (move === "decline" && open !== undefined) year.leave(open, "declined");
  if (move === "lapse" && open !== undefined) year.leave(open, "lapsed");
  if (move === "forfeit" && accepted !== undefined) year.leave(accepted, "lapsed");
  if (move === "serve" && accepted !== undefined) accepted.served = true;
}

it("nobody holds two exclusive places and no child two schools, whatever happens in whatever order; the promises of each project hold", () => {
  fc.assert(
    fc.property(world, ({ projects, turns }) => {
      const year = new Year(projects);
      for (const [move, at] of turns) {
        play(year, move, at);
        const taken = year.offers.filter((one) => one.answer === "accepted");
        for (const [index, { stand }] of taken.entries())
          for (const other of taken.slice(index + 1)) {
            expect(areExclusive(stand, other.stand), `${stand.candidacyId} and ${other.stand.candidacyId}`).toBe(false);
            expect(stand.child !== null && stand.child === other.stand.child).toBe(false);
          }
        expect(year.offers.filter((one) => one.served && one.answer !== "accepted")).toEqual([]);
        for (const project of projects.filter((one) => one.started)) {
          const offers = year.offers
            .filter((one) => one.stand.projectId === project.id)
            .map(({ stand, pool, answer }) => ({ candidacyId: stand.candidacyId, pool, answer }));
          const order = project.order.filter((row) => !year.passed.has(row.candidacyId));
          expect(brokenProperties(order, year.pools(project), offers, project)).toEqual([]);
        }
      }
    }),
    { numRuns: 400 },
  );
});
