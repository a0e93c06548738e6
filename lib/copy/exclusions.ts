import type { PassedOverReason } from "../domain/fulfilment/exclusions";
import type { ProjectKind } from "../domain/programme/statuses";
import { ERROR_TEXTS } from "./errors";
import { KIND_NAMES } from "./statuses";

/** Why somebody is passed over, to the person and to the department; `other`: the project of the place that bars it. */
export const PASSED_OVER_TEXTS: Record<PassedOverReason, (other: string) => string> = {
  "wished-more": (other) => `持有“${other}”的名额，与本项目不能同时享受，愿望次序排在本项目前面`,
  served: (other) => `已享受“${other}”，与本项目不能同时享受`,
  "child-has-place": (other) => `另一位家长已为同一名子女接受“${other}”的名额，一名子女一年只有一个入学名额`,
};

type Ruled = {
  readonly code: string;
  readonly name: string;
  readonly kind: string;
  readonly rules: { readonly excludes: readonly ProjectKind[] };
};

/** 积分入住、积分培训 …: what nobody has beside a project, by its own rules and by those of others in its year; null where it is nothing. */
export function excludedText(project: Ruled, others: readonly Ruled[]): string | null {
  const own = project.rules.excludes;
  const named = own.map((kind) => (kind === project.kind ? `其他${KIND_NAMES[kind]}项目` : KIND_NAMES[kind]));
  const theirs = others.filter(
    (one) =>
      one.code !== project.code &&
      one.rules.excludes.some((kind) => kind === project.kind) &&
      !own.some((kind) => kind === one.kind),
  );
  const child = project.kind === "schooling" ? ["一名子女一年只有一个入学名额"] : [];
  const all = [...named, ...theirs.map((one) => one.name)];
  return [...(all.length === 0 ? [] : [all.join("、")]), ...child].join("；") || null;
}

const quoted = (names: readonly string[]) => names.map((name) => `“${name}”`).join("");
type Consequences = {
  readonly givesUp: readonly {
    readonly project: string;
    readonly state: "open" | "accepted" | "served";
    readonly otherParent: boolean;
  }[];
  readonly wishedMore: readonly string[];
  readonly wishedLess: readonly string[];
  readonly passedOver: readonly string[];
};

/** What accepting a place gives up, one sentence each; none where it gives up nothing. */
export function givesUpSentences({ givesUp }: Consequences): readonly string[] {
  return givesUp.map(({ project, state, otherParent }) => {
    if (otherParent)
      return `另一位家长为同一名子女得到的“${project}”名额还没有答复：您接受以后，那个名额给下一位候补。`;
    return state === "accepted"
      ? `您已接受的“${project}”名额将同时让出，给下一位候补，不能恢复。`
      : `等待您答复的“${project}”名额将同时放弃，给下一位候补，不能恢复。`;
  });
}

/** What a place means for the own projects beside which it cannot be had, whether it is accepted or not. */
export function besideSentences({ wishedMore, wishedLess, passedOver }: Consequences): readonly string[] {
  return [
    ...(wishedMore.length === 0
      ? []
      : [
          `${quoted(wishedMore)}的愿望排在前面：以后那里有名额，仍会通知您；您改选那里，才让出这里的名额。这里已经办理的，不能再改。`,
        ]),
    ...(wishedLess.length === 0
      ? []
      : [`${quoted(wishedLess)}的愿望排在后面：您持有这个名额期间，那里轮到您时会略过，不能恢复。`]),
    ...(passedOver.length === 0
      ? []
      : [`因为您有这个名额，${quoted(passedOver)}已经略过您：现在放弃这个名额，那里也不能恢复。`]),
  ];
}

/** Why an open place cannot be accepted, and what its person can do. `barredBy`: the own service that was enjoyed. */
export function barredText({
  barred,
  barredBy,
}: {
  readonly barred: "excluded-by-served" | "child-has-place" | null;
  readonly barredBy: string | null;
}): string | null {
  if (barred === null) return null;
  if (barredBy === null) return ERROR_TEXTS[barred];
  return `您已享受“${barredBy}”，与它不能同时享受，所以不能接受这个名额。可以放弃；不答复的，到期给下一位候补。认为“${barredBy}”的办理记录有误的，请在期限以前联系它的主管部门更正。`;
}
