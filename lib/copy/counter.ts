import type { IntakeReason } from "../domain/dossier/intakes";
import { townshipName } from "../domain/dossier/townships";

export const INTAKE_REASON_NAMES: Record<IntakeReason, string> = {
  "no-phone": "没有手机",
  disability: "行动、视力或读写不便",
  "cannot-operate": "不会使用",
  other: "其他",
};

type Counter = { readonly township: string; readonly reason: IntakeReason };

/** The counter that acted for the person, and why. */
export function counterName({ township, reason }: Counter): string {
  return `${townshipName(township)}窗口（代办理由：${INTAKE_REASON_NAMES[reason]}）`;
}

/** The same as a line of its own, for the person and on paper. */
export function byCounter(counter: Counter): string {
  return `由${counterName(counter)}代办`;
}

/** How the person learns what comes of it: by a message, or at the counter again (`intake`: the visit) where no phone is on file. */
export function toldText(intake: { readonly phoneOnFile: boolean } | null): string {
  return intake?.phoneOnFile === false ? "请到镇（街道）窗口查询结果" : "短信通知您";
}
