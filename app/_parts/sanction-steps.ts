import { shanghaiDay } from "@/lib/platform/clock";
import type { SanctionView } from "@/lib/usecases/sanction/sanction-view";
import type { TimelineStep } from "./case-timeline";

const day = (instant: Date | null) => (instant === null ? null : shanghaiDay(instant));
const OFFICE = "积分办";

/** The way of a case of false evidence: who has it, since when, until when. `you`: how its person is called here. */
export function sanctionSteps(one: SanctionView, you: string): readonly TimelineStep[] {
  const dropped = one.status === "dropped";
  const heard = one.answeredAt !== null || one.proposedAt !== null;
  const opened: TimelineStep = {
    name: "立案核查",
    state: one.status === "opened" ? "now" : "done",
    who: OFFICE,
    since: day(one.openedAt),
  };
  const hearing: TimelineStep = {
    name: "听取说明",
    state: one.heardAt === null ? "next" : heard || dropped ? "done" : "now",
    who: you,
    since: day(one.heardAt),
    until: heard ? null : one.heardUntil,
  };
  if (dropped)
    return [
      opened,
      ...(one.heardAt === null ? [] : [hearing]),
      { name: "结案，不作处理", state: "stopped", who: OFFICE, since: day(one.droppedAt) },
    ];
  return [
    opened,
    hearing,
    {
      name: "提出处理",
      state: one.proposedAt !== null ? "done" : one.answeredAt !== null ? "now" : "next",
      who: OFFICE,
      since: day(one.proposedAt ?? one.answeredAt),
    },
    {
      name: one.imposedAt === null ? "由另一位工作人员决定" : "决定处理",
      state: one.imposedAt !== null ? "done" : one.proposedAt !== null ? "now" : "next",
      who: `${OFFICE}的另一位工作人员`,
      since: day(one.imposedAt ?? one.proposedAt),
    },
    ...objection(one, you),
  ];
}

/** The objection of the person, once there is something to object to. */
function objection(one: SanctionView, you: string): readonly TimelineStep[] {
  if (one.imposedAt === null) return [];
  if (one.objectedAt === null)
    return [{ name: "可以提出异议", state: "now", who: you, since: day(one.imposedAt), until: one.objectUntil }];
  return [
    { name: "提出异议", state: "done", who: you, since: day(one.objectedAt) },
    one.decidedAt === null
      ? {
          name: "决定异议",
          state: "now",
          who: `${OFFICE}没有参与处理的工作人员`,
          since: day(one.objectedAt),
          until: one.dueOn,
        }
      : {
          name: one.status === "lifted" ? "决定异议：撤销处理" : "决定异议：维持处理",
          state: "stopped",
          who: OFFICE,
          since: day(one.decidedAt),
        },
  ];
}
