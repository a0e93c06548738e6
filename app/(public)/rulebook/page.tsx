import type { Metadata } from "next";
import { GuideLink } from "@/app/_parts/guide-link";
import { PublicShell } from "@/app/_parts/public-shell";
import { instantInWords, plainDay } from "@/lib/copy/dates";
import { ruleText, windowText } from "@/lib/copy/rules";
import { pointsText } from "@/lib/copy/score-lines";
import { EFFECT_NAMES } from "@/lib/copy/statuses";
import type { Indicator, Rulebook } from "@/lib/domain/rulebook/rulebook";
import { shanghaiInstant } from "@/lib/platform/clock";
import { readPublishedRulebook, readRulebookVersions } from "@/lib/usecases/public/read-published";

export const metadata: Metadata = { title: "计分标准" };

/** The rulebook in force, by class: what counts, how much, from which paper, under which clause. */
export default async function RulebookPage({
  searchParams,
}: {
  readonly searchParams: Promise<{ readonly class?: string }>;
}) {
  const published = await readPublishedRulebook();
  if (published === null)
    return (
      <PublicShell>
        <h1>计分标准</h1>
        <p className="note">本年度的计分标准还没有公布。</p>
      </PublicShell>
    );
  const { rulebook, digest, version, reason } = published;
  const versions = await readRulebookVersions(rulebook.year);
  const wanted = (await searchParams).class;
  const chosen = rulebook.classes.find((one) => one.code === wanted) ?? rulebook.classes[0];
  const indicators = rulebook.indicators.filter((one) => chosen !== undefined && one.classes.includes(chosen.code));
  return (
    <PublicShell>
      <h1>{rulebook.title}</h1>
      {rulebook.illustrative && <p className="note note-warning">这是示例标准，数值不是石狮市公布的原文。</p>}
      <p>{`第 ${version} 版。事实计到${plainDay(rulebook.cutoffDate)}（当天计入）。请先选择您的类别。`}</p>
      {reason !== null && <p className="note">{`这一版更正了前一版。原因：${reason}`}</p>}
      <GuideLink slug="rulebook" />
      <nav className="pager" aria-label="类别">
        {rulebook.classes.map((one) => (
          <a key={one.code} href={`/rulebook?class=${one.code}`} aria-current={one === chosen ? "page" : undefined}>
            {one.name}
          </a>
        ))}
      </nav>
      {rulebook.sections.map((section) => {
        const own = indicators.filter((one) => one.section === section.code && one.effect === "award");
        const caption = `${section.name}${section.cap === null ? "" : `（合计最高 ${pointsText(section.cap)} 分）`}`;
        return own.length === 0 ? null : (
          <Table key={section.code} caption={caption} indicators={own} rulebook={rulebook} />
        );
      })}
      {(["deduction", "veto", "check"] as const).map((effect) => (
        <Table
          key={effect}
          caption={EFFECT_NAMES[effect]}
          indicators={indicators.filter((one) => one.effect === effect)}
          rulebook={rulebook}
        />
      ))}
      <p className="quiet small">
        标准文件摘要（SHA-256）：<span className="digest">{digest}</span>{" "}
        <a href="/rulebook/file">下载标准文件（JSON）</a>
      </p>
      {versions.length > 1 && <Versions versions={versions} />}
    </PublicShell>
  );
}

/** The versions before stay to be had: a notice is checked by the one that it names. */
function Versions({ versions }: { readonly versions: Awaited<ReturnType<typeof readRulebookVersions>> }) {
  return (
    <table className="stack">
      <caption>本年度的各版</caption>
      <thead>
        <tr>
          <th scope="col">版</th>
          <th scope="col">公布时间</th>
          <th scope="col">更正的原因</th>
          <th scope="col">标准文件</th>
        </tr>
      </thead>
      <tbody>
        {versions.map((one) => (
          <tr key={one.version}>
            <th scope="row">{`第 ${one.version} 版`}</th>
            <td data-label="公布时间">{instantInWords(shanghaiInstant(one.publishedAt))}</td>
            <td data-label="更正的原因">{one.reason ?? "没有更正"}</td>
            <td data-label="标准文件">
              <div>
                <a href={`/rulebook/file?digest=${one.digest}`}>{`下载第 ${one.version} 版`}</a>
                <p className="quiet small digest">{one.digest}</p>
              </div>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Table({
  caption,
  indicators,
  rulebook,
}: {
  readonly caption: string;
  readonly indicators: readonly Indicator[];
  readonly rulebook: Rulebook;
}) {
  const department = (code: string) => rulebook.departments.find((one) => one.code === code)?.name ?? code;
  return (
    <table className="stack rules">
      <caption>{caption}</caption>
      <thead>
        <tr>
          <th scope="col">指标</th>
          <th scope="col">怎样计分</th>
          <th scope="col">材料</th>
          <th scope="col">部门</th>
        </tr>
      </thead>
      <tbody>
        {indicators.map((one) => (
          <tr key={one.code} id={one.code}>
            <th scope="row">
              <div>
                {one.code} {one.name}
                <p className="quiet small">{one.basis}</p>
              </div>
            </th>
            <td data-label="怎样计分">
              <div>
                {ruleText(one)}
                {windowText(one, rulebook.cutoffDate) !== null && (
                  <p className="quiet small">{windowText(one, rulebook.cutoffDate)}</p>
                )}
              </div>
            </td>
            <td data-label="材料">{one.materials.join("、") || "由部门核查"}</td>
            <td data-label="部门">{department(one.department)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
