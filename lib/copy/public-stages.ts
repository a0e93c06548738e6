import type { PublicStage } from "../domain/programme/public-stage";
import { countdown, shortDay } from "./dates";
import type { Named } from "./statuses";

export const PUBLIC_STAGE: Record<PublicStage, Named> = {
  announced: { name: "未到申报时间", tone: "plain" },
  open: { name: "接受申报", tone: "good" },
  closed: { name: "申报结束，评分和排名中", tone: "wait" },
  "in-notice": { name: "公示中", tone: "action" },
  over: { name: "公示已结束", tone: "good" },
};

/** 还有 3 天； 8月1日开始； 公示至 8月27日. */
export function stageDetail(
  stage: PublicStage,
  project: { readonly opensOn: string; readonly closesOn: string },
  notice: { readonly objectionsUntil: string } | undefined,
  day: string,
): string {
  if (stage === "announced") return `${shortDay(project.opensOn)}开始`;
  if (stage === "open") return countdown(day, project.closesOn);
  if (stage === "in-notice") return `公示至${shortDay(notice?.objectionsUntil ?? day)}`;
  return "";
}
