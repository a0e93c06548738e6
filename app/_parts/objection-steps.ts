import { shanghaiDay } from "@/lib/platform/clock";
import type { OwnObjectionView } from "@/lib/usecases/objection/list-own-objections";
import type { TimelineStep } from "./case-timeline";

type Case = Pick<
  OwnObjectionView,
  | "status"
  | "side"
  | "raisedAt"
  | "dueOn"
  | "takenAt"
  | "recheckAskedAt"
  | "heardAt"
  | "heardUntil"
  | "answeredAt"
  | "decidedAt"
  | "corrections"
  | "line"
>;
const STAGES = ["raised", "taken", "rechecking", "proposed"] as const;
const day = (instant: Date | null) => (instant === null ? null : shanghaiDay(instant));

/** The way of a case: who has it, since when, until when; the hearing runs beside it. `you`: how the listed person is called here; `objector`: who raised it. */
export function objectionSteps(one: Case, you: string, objector: string): readonly TimelineStep[] {
  const decided = one.decidedAt !== null;
  const at = decided ? STAGES.length : STAGES.indexOf(one.status as (typeof STAGES)[number]);
  const state = (stage: (typeof STAGES)[number]): TimelineStep["state"] => {
    const place = STAGES.indexOf(stage);
    return at > place ? "done" : at === place ? "now" : "next";
  };
  const department = one.line?.department ?? "评分部门";
  const skipped = decided && one.recheckAskedAt === null;
  const granted = one.status === "granted";
  const withdrawn = one.status === "withdrawn";
  const owed = one.corrections.some((correction) => correction.number === null);
  return [
    {
      name: "收到异议，指定办理人",
      state: state("raised"),
      who: "积分办",
      since: day(one.raisedAt),
      until: at === 0 ? one.dueOn : null,
    },
    ...(decided && one.takenAt === null
      ? []
      : [
          {
            name: "核实情况",
            state: state("taken"),
            who: "积分办",
            since: day(one.takenAt),
            until: at === 1 ? one.dueOn : null,
          },
        ]),
    ...(one.heardAt === null
      ? []
      : [
          {
            name: "听取说明",
            state: one.answeredAt !== null || decided ? ("done" as const) : ("now" as const),
            who: you,
            since: day(one.heardAt),
            until: one.answeredAt !== null || decided ? null : one.heardUntil,
          },
        ]),
    ...(skipped
      ? []
      : [
          {
            name: "部门复核",
            state: state("rechecking"),
            who: department,
            since: day(one.recheckAskedAt),
            until: at === 2 ? one.dueOn : null,
          },
        ]),
    decided
      ? {
          name: withdrawn ? "已撤回，不再办理" : granted ? "决定：支持" : "决定：没有支持",
          state: granted ? "done" : "stopped",
          who: withdrawn ? objector : "积分办",
          since: day(one.decidedAt),
        }
      : { name: "作出决定", state: state("proposed"), who: "积分办", until: at === 3 ? one.dueOn : null },
    ...(granted && owed ? [{ name: "重新排名，发布更正的公示", state: "now" as const, who: "积分办" }] : []),
  ];
}
