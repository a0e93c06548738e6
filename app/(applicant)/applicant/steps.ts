import type { TimelineStep } from "@/app/_parts/case-timeline";
import type { ApplicationStatus } from "@/lib/domain/application/statuses";
import { townshipName } from "@/lib/domain/dossier/townships";
import { shanghaiDay } from "@/lib/platform/clock";
import type { ApplicationView } from "@/lib/usecases/application/read-application";
import type { DossierView } from "@/lib/usecases/dossier/read-dossier";

/** The step that each status stands at, from the filling in (0) to the ranking (5). A withdrawn application stands nowhere. */
const PLACE: Record<ApplicationStatus, number> = {
  draft: 0,
  submitted: 1,
  supplementing: 1,
  refused: 1,
  scoring: 2,
  scored: 3,
  "awaiting-confirmation": 4,
  unconfirmed: 4,
  confirmed: 5,
  withdrawn: -1,
};

/** The way of a case for its person: who has it, since when, until when. */
export function stepsOf(dossier: DossierView | null, application: ApplicationView | null): readonly TimelineStep[] {
  if (application?.status === "withdrawn")
    return [{ name: "已撤回申报", state: "stopped", who: "您", since: shanghaiDay(application.statusSince) }];
  const at = application === null ? -1 : PLACE[application.status];
  const published =
    application?.candidacies.some((one) => one.status === "in-notice" || one.status === "final") ?? false;
  const stopped = application?.status === "unconfirmed" || application?.status === "refused";
  const supplementing = application?.status === "supplementing";
  const step = (place: number, rest: Omit<TimelineStep, "state">): TimelineStep => {
    if (at !== place) return { ...rest, state: at > place ? "done" : "next" };
    const since = application === null ? null : shanghaiDay(application.statusSince);
    return { ...rest, since, state: stopped ? "stopped" : "now" };
  };
  const township = townshipName(application?.township ?? dossier?.township ?? "");
  const identity = dossier?.status === "active" ? "done" : dossier?.status === "identity-pending" ? "now" : "next";
  const ranking = step(5, { name: "排名和公示", who: "积分办" });
  return [
    { name: "建立档案", state: dossier === null || dossier.status === "draft" ? "now" : "done", who: "您" },
    { name: "确认身份", state: identity, who: township },
    step(0, { name: "填写并提交申报", who: "您" }),
    step(1, {
      name: supplementing ? "补正" : "初审",
      who: supplementing ? "您" : township,
      until: application?.supplementBy ?? null,
    }),
    step(2, {
      name: "部门评分",
      who: "各评分部门",
      ...(at === 2 ? { detail: `共 ${application?.items ?? 0} 项，已办完 ${application?.decided ?? 0} 项。` } : {}),
    }),
    step(3, { name: "反馈积分", who: township }),
    step(4, {
      name: "确认积分",
      who: "您",
      until: stopped ? null : (application?.confirmBy ?? null),
      ...(application?.status === "unconfirmed" ? { detail: "确认期已过，没有确认，本年度不参加排名。" } : {}),
    }),
    published ? { ...ranking, state: "done", since: null } : ranking,
  ];
}
