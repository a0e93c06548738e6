"use client";

import { useEffect, useRef } from "react";
import type { Checked } from "@/lib/check/check-files";
import type { CheckMessage } from "@/lib/check/worker";
import { issueText } from "@/lib/copy/issues";
import { OUTCOME_NAMES, poolHeading, poolName } from "@/lib/copy/notice";
import {
  AFTER_FAILURE,
  CHECK_NAMES,
  FILE_NAMES,
  findingTexts,
  lackText,
  resultSummary,
  STATUS_NAMES,
} from "@/lib/copy/notice-checks";
import type { CheckResult } from "@/lib/domain/notice/findings";

const TONES = { passed: "tag tag-good", failed: "tag tag-bad", "not-checked": "tag" } as const;
const ORDER = ["failed", "passed", "not-checked"] as const;

function Result({ result, checked }: { readonly result: CheckResult; readonly checked: Checked }) {
  const { check, status, findings } = result;
  return (
    <li className="check">
      <span className={TONES[status]}>{STATUS_NAMES[status]}</span>
      <div>
        {status !== "failed" && <p>{CHECK_NAMES[check]}</p>}
        {findingTexts(findings).map(({ failure, text }) => (
          <p key={failure} className="check-finding">
            {text}
          </p>
        ))}
        {status === "not-checked" && <p className="quiet">{lackText(check, checked.given)}</p>}
      </div>
    </li>
  );
}

function OwnRow({ checked, code }: { readonly checked: Checked; readonly code: string | null }) {
  const { row, service } = checked;
  if (row === undefined) return null;
  if (row === null)
    return <p className="note note-warning">{`公示文件里没有公示代码${code === null ? "" : ` ${code}`} 的这一行。`}</p>;
  return (
    <p className="note">
      {`公示代码 ${row.code}：${poolName(service, row.pool)}第 ${row.rank} 名，${row.total} 分，${OUTCOME_NAMES[row.outcome]}。`}
    </p>
  );
}

/** How a check ended: each single check in words, the own row, and what to compare by eye. */
export function CheckOutcome({
  outcome,
  code,
}: {
  readonly outcome: Extract<CheckMessage, { kind: "checked" | "unreadable" }>;
  readonly code: string | null;
}) {
  const heading = useRef<HTMLHeadingElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: each new outcome takes the focus
  useEffect(() => heading.current?.focus(), [outcome]);
  if (outcome.kind === "unreadable")
    return (
      <section className="error-summary" aria-labelledby="outcome">
        <h2 id="outcome" tabIndex={-1} ref={heading}>{`${FILE_NAMES[outcome.file]}读不出来`}</h2>
        <p>请看是不是选错了文件，或者下载不完整。</p>
        <ul>
          {outcome.issues.slice(0, 5).map(({ line, issue }) => (
            <li key={`${line} ${issue.path}`}>{`第 ${line} 行 ${issueText(issue)}`}</li>
          ))}
        </ul>
      </section>
    );
  const { checked } = outcome;
  const passed = checked.results.every((one) => one.status !== "failed");
  return (
    <section className={passed ? "outcome" : "outcome outcome-bad"} aria-labelledby="outcome">
      <h2 id="outcome" tabIndex={-1} ref={heading}>
        {passed ? "核对通过" : "核对没有通过"}
      </h2>
      <p>{`${checked.number}，${resultSummary(checked.rows, checked.results)}`}</p>
      <OwnRow checked={checked} code={code} />
      <ul className="checks">
        {ORDER.flatMap((status) => checked.results.filter((one) => one.status === status)).map((result) => (
          <Result key={result.check} result={result} checked={checked} />
        ))}
      </ul>
      <p>
        {`公示文件写着：${checked.service.pools.map((pool) => poolHeading(checked.service, pool.code)).join("；")}。请与申报前公布的服务项目对照。`}
      </p>
      {!passed && (
        <>
          <h3>接下来怎么办</h3>
          <ul>
            {AFTER_FAILURE.map((text) => (
              <li key={text}>{text}</li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}
