import type { Flow, FlowCause } from "../domain/fulfilment/flows";
import { nameOf } from "./projects";

type Pools = readonly { readonly code: string; readonly name: string }[];

/** Where the places of a project go on that a pool does not need, one sentence each, in the order in which they go; none where they stay. */
export const flowSentences = (flows: readonly Flow[], pools: Pools): readonly string[] =>
  flows.map(({ from, to }) => `“${nameOf(pools, from)}”的名额有剩余且无人递补的，转给“${nameOf(pools, to)}”的候补`);

/** What made places free that went on, to the department. */
export const FLOW_CAUSE_NAMES: Record<FlowCause, string> = {
  start: "发放时有剩余",
  decline: "有人放弃",
  lapse: "逾期没有答复",
  forfeit: "逾期没有办理",
  "give-up": "接受了不能同时享受的名额",
  sanction: "名额撤销",
  lift: "处理撤销后重新递补",
};
