import type { TimelineStep } from "@/app/_parts/case-timeline";
import { counterName } from "@/lib/copy/counter";
import { plainDay } from "@/lib/copy/dates";
import type { ApplicationStatus } from "@/lib/domain/application/statuses";
import { isPastNotice } from "@/lib/domain/candidacy/statuses";
import { townshipName } from "@/lib/domain/dossier/townships";
import { shanghaiDay } from "@/lib/platform/clock";
import type { OwnApplicationView } from "@/lib/usecases/application/read-application";
import type { DossierView } from "@/lib/usecases/dossier/read-dossier";
import type { OfferView } from "@/lib/usecases/fulfilment/offer-view";

type Stop = "fill" | "review" | "mend" | "score" | "feed-back" | "confirm" | "rank";
const STOPS: readonly Stop[] = ["fill", "review", "mend", "score", "feed-back", "confirm", "rank"];

/** The stop that each status stands at. A withdrawn or void application stands nowhere. */
const STOP: Record<Exclude<ApplicationStatus, "withdrawn" | "void">, Stop> = {
  draft: "fill",
  submitted: "review",
  refused: "review",
  supplementing: "mend",
  scoring: "score",
  scored: "feed-back",
  "awaiting-confirmation": "confirm",
  unconfirmed: "confirm",
  confirmed: "rank",
};
const ENDED: ReadonlySet<ApplicationStatus> = new Set(["refused", "unconfirmed"]);

/** The way of a case for its person: who has it, since when, until when. */
export function stepsOf(
  dossier: DossierView | null,
  application: OwnApplicationView | null,
  offers: readonly OfferView[],
  today: string,
): readonly TimelineStep[] {
  if (application?.status === "withdrawn")
    return [{ name: "已撤回申报", state: "stopped", who: "您", since: shanghaiDay(application.statusSince) }];
  if (application?.status === "void")
    return [
      { name: "申报作废", state: "stopped", who: "积分办", since: shanghaiDay(application.statusSince) },
      ...offers.flatMap((one) => stepOfOffer(one, today)),
    ];
  const township = townshipName(application?.township ?? dossier?.township ?? "");
  const identity = dossier?.status === "active" ? "done" : dossier?.status === "identity-pending" ? "now" : "next";
  const before: readonly TimelineStep[] = [
    {
      name: "建立档案",
      state: dossier === null || dossier.status === "draft" ? "now" : "done",
      who: dossier?.counter == null ? "您" : counterName(dossier.counter),
    },
    { name: "确认身份", state: identity, who: township },
  ];
  const own = stepsOfApplication(application, township);
  const at = own.findIndex(({ state }) => state === "now");
  return [
    ...before,
    ...own.slice(0, at + 1),
    ...asides(application, today),
    ...own.slice(at + 1),
    ...offers.flatMap((one) => stepOfOffer(one, today)),
  ];
}

/** What a place asks of its person, or of the department that serves; nothing where it was not taken. */
function stepOfOffer(offer: OfferView, today: string): readonly TimelineStep[] {
  const name = offer.child === null ? offer.project : `${offer.project}（${offer.child}）`;
  if (offer.answer === null)
    return [
      { name: `答复名额：${name}`, state: "now", who: "您", since: shanghaiDay(offer.offeredAt), until: offer.dueOn },
    ];
  if (offer.answer !== "accepted") return [];
  const since = shanghaiDay(offer.servedAt ?? offer.answeredAt ?? offer.offeredAt);
  const state = offer.servedAt === null ? "now" : "done";
  const step: TimelineStep = { name: `办理：${name}`, state, who: "您和主管部门", since };
  return offer.serveBy !== null && today > offer.serveBy
    ? [{ ...step, detail: `办理期限${plainDay(offer.serveBy)}已过` }]
    : [{ ...step, until: offer.serveBy }];
}

function stepsOfApplication(application: OwnApplicationView | null, township: string): readonly TimelineStep[] {
  const status = application?.status;
  const stop = status === undefined || status === "withdrawn" || status === "void" ? null : STOP[status];
  const at = stop === null ? -1 : STOPS.indexOf(stop);
  const stopped = status !== undefined && ENDED.has(status);
  const step = (name: Stop, rest: Omit<TimelineStep, "state">): TimelineStep => {
    const place = STOPS.indexOf(name);
    if (at !== place) return { ...rest, state: at > place ? "done" : "next" };
    const since = application === null ? null : shanghaiDay(application.statusSince);
    return { ...rest, since, state: stopped ? "stopped" : "now" };
  };
  const returned = application?.supplement ?? null;
  const published = application?.candidacies.some((one) => one.status === "in-notice" || isPastNotice(one.status));
  const ranking = step("rank", { name: "排名和公示", who: "积分办" });
  return [
    step("fill", {
      name: "填写并提交申报",
      ...(application?.counter == null || application.submittedAt === null
        ? { who: "您" }
        : { who: counterName(application.counter), since: shanghaiDay(application.submittedAt) }),
    }),
    ...(returned === null ? [] : [mendingStep(application, step("mend", { name: "补正申报", who: "您" }))]),
    step("review", {
      name: "初审",
      who: township,
      ...(status === "refused" ? { detail: "没有通过初审，原因见“申报”页。" } : {}),
    }),
    step("score", {
      name: "部门评分",
      who: "各评分部门",
      ...(stop === "score"
        ? { detail: `共 ${application?.items ?? 0} 项，已办完 ${application?.decided ?? 0} 项。` }
        : {}),
    }),
    step("feed-back", { name: "反馈积分", who: township }),
    step("confirm", {
      name: "确认积分",
      who: "您",
      until: status === "unconfirmed" ? null : (application?.confirmBy ?? null),
      ...(status === "unconfirmed" ? { detail: "确认期已过，没有确认，本年度不参加排名。" } : {}),
    }),
    published === true ? { ...ranking, state: "done", since: null } : ranking,
  ];
}

/** The list of what was missing: the person has it until its last day; afterwards it is over, sent in or not. */
function mendingStep(application: OwnApplicationView | null, step: TimelineStep): TimelineStep {
  const supplement = application?.supplement;
  if (supplement == null || supplement.ended !== null)
    return {
      ...step,
      state: "done",
      since: supplement == null ? null : shanghaiDay(supplement.askedAt),
      name: supplement?.ended === "lapsed" ? "补正申报（期限内没有送回）" : "补正申报",
    };
  return { ...step, state: "now", until: supplement.dueOn };
}

/** What runs beside the scoring: material that a department asked for, lines that are looked at again. */
function asides(application: OwnApplicationView | null, today: string): readonly TimelineStep[] {
  if (application === null) return [];
  const asked = application.material.filter((one) => one.answeredAt === null && today <= one.dueOn);
  const again = application.recheck.filter((one) => !one.done);
  const [first] = again;
  return [
    ...asked.map(
      (one): TimelineStep => ({
        name: `补充材料：${nameOf(application, one.indicator)}`,
        state: "now",
        who: "您",
        since: shanghaiDay(one.askedAt),
        until: one.dueOn,
      }),
    ),
    ...(first === undefined || application.status !== "scoring"
      ? []
      : [
          {
            name: "复核您不同意的项目",
            state: "now" as const,
            who: "评分部门的另一位工作人员",
            since: shanghaiDay(first.saidAt),
            detail: again.map((one) => nameOf(application, one.indicator)).join("、"),
          },
        ]),
  ];
}

const nameOf = ({ rulebook }: OwnApplicationView, code: string) =>
  rulebook.indicators.find((one) => one.code === code)?.name ?? code;
