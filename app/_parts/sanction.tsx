import { noticeSlug } from "@/lib/copy/notice";
import { restoredText } from "@/lib/copy/sanctions";
import type { SanctionView } from "@/lib/usecases/sanction/sanction-view";

/** Files of a case; at a township's counter with the visit in which they are opened. */
export function SanctionFiles({
  files,
  behalf = "",
}: {
  readonly files: SanctionView["answerFiles"];
  readonly behalf?: string;
}) {
  if (files.length === 0) return "没有";
  return (
    <ul>
      {files.map((file) => (
        <li key={file.id}>
          <a href={`/api/evidence/${file.id}${behalf}`}>{file.name}</a>
        </li>
      ))}
    </ul>
  );
}

/** What became of each candidacy. */
export function SanctionOutcome({ view }: { readonly view: SanctionView }) {
  return (
    <ul>
      {view.candidacies.map((one) => (
        <li key={one.candidacyId}>
          {`${view.banned.length > 0 ? `${one.year} 年度` : ""}${one.project}${one.child === null ? "" : `（${one.child}）`}：${restoredText(one, view.status === "lifted")}`}
        </li>
      ))}
    </ul>
  );
}

/** The notices that are corrected for it; to the office with the way to do so. */
export function SanctionCorrections({
  view,
  office = false,
}: {
  readonly view: SanctionView;
  readonly office?: boolean;
}) {
  return (
    <ul>
      {view.corrections.map(({ id, projectId, project, number }) => (
        <li key={id}>
          {`${project}：`}
          {number !== null ? (
            <a href={`/notices/${noticeSlug(number)}`}>{number}</a>
          ) : office ? (
            <a href={`/office/rankings/${projectId}`}>待重新排名并发布更正的公示</a>
          ) : (
            "等待更正的公示"
          )}
        </li>
      ))}
    </ul>
  );
}
