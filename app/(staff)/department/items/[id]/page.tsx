import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { EvidenceViewer, type Paper } from "@/app/_parts/evidence-viewer";
import { recordIdOf } from "@/app/_parts/record-id";
import { BackLink } from "@/app/_ui/back-link";
import { NOT_OPEN_TEXTS, stuckText } from "@/lib/copy/desk";
import { type ItemView, readItem } from "@/lib/usecases/scoring/read-item";
import { findNextItem } from "@/lib/usecases/work/department-queue";
import { type ItemQuery, readItemFilter, withItemFilter } from "../../item-filter";
import { requireScorer } from "../../require-scorer";
import { CaseFacts, DecisionTaken, Earlier, Material, Recheck } from "./case-facts";
import { AskMaterial, Decision } from "./decision-forms";
import { LaidFiles, type UploadOutcome } from "./laid-files";

export const metadata: Metadata = { title: "评定" };

type Props = {
  readonly params: Promise<{ readonly id: string }>;
  readonly searchParams: Promise<ItemQuery & UploadOutcome & { readonly file?: string }>;
};

/** What the person sent, then what officers rest or rested a decision on. */
function papersOf({ files, material, earlier, decision, laid, recheck }: ItemView): readonly Paper[] {
  const found = [...(earlier?.first.files ?? []), ...(decision?.files ?? []), ...laid];
  return [
    ...files,
    ...material.flatMap((one) => one.files),
    ...(recheck?.files ?? []).filter((file) => !files.some((one) => one.id === file.id)),
    ...found.map((file) => ({ ...file, name: `依据：${file.name}` })),
  ];
}

/** The review desk: left the papers, right the claim, the clause and the decision; on to the next case of the same filter from here. */
export default async function ItemPage({ params, searchParams }: Props) {
  const { actor } = await requireScorer();
  const read = await readItem(actor, { itemId: recordIdOf((await params).id) });
  if (!read.ok) notFound();
  const item = read.value;
  const query = await searchParams;
  const filter = readItemFilter(query);
  const next = await findNextItem(actor, item.id, filter);
  const queue = withItemFilter("", filter).slice(1);
  const asked = item.material.length > 0;
  return (
    <>
      <p className="links">
        {item.standsIn ? (
          <BackLink href="/office" name="返回积分办" />
        ) : (
          <BackLink href={withItemFilter("/department", filter)} name="返回列表" />
        )}
        {next !== null && <a href={withItemFilter(`/department/items/${next}`, filter)}>下一件</a>}
      </p>
      <h1>{`${item.indicator.code} ${item.indicator.name}：${item.name}`}</h1>
      <div className="desk">
        <EvidenceViewer
          papers={papersOf(item)}
          chosen={query.file}
          base={withItemFilter(`/department/items/${item.id}`, filter)}
          empty="申请人没有上传材料。请在本部门的系统中查询后决定。"
        />
        <section aria-labelledby="claim">
          <h2 id="claim">{item.claim === null ? "事项" : "申报"}</h2>
          <CaseFacts item={item} />
          <Material item={item} />
          <Earlier item={item} />
          <Recheck item={item} />
          {item.stuck && <p className="note note-warning">{stuckText(item.departmentName, item.standsIn)}</p>}
          {item.closedBy === null ? (
            <>
              {item.recheck !== null && (
                <section aria-labelledby="standing">
                  <h2 id="standing">现在的决定</h2>
                  <DecisionTaken item={item} />
                </section>
              )}
              <LaidFiles item={item} queue={queue} outcome={query} />
              <Decision item={item} queue={queue} />
              {!asked && item.recheck === null && (item.effect === "award" || item.effect === "check") && (
                <AskMaterial item={item} queue={queue} />
              )}
            </>
          ) : (
            <>
              <p className="note">{NOT_OPEN_TEXTS[item.closedBy]}</p>
              <DecisionTaken item={item} />
            </>
          )}
        </section>
      </div>
    </>
  );
}
