"use client";

import { type FormEvent, type ReactNode, useState } from "react";
import { STAGE_NAMES } from "@/lib/copy/notice-checks";
import { STAGES } from "@/lib/domain/notice/checks";
import { CheckOutcome } from "./check-outcome.client";
import { type SiteFiles, useCheck, useSiteFiles } from "./use-check.client";

type Props = {
  /** The key that this portal publishes. */
  readonly officeKey: string;
  /** The notice and the public code in the page's address, as the link on a notice and the printed code name them. */
  readonly notice: string | null;
  readonly code: string | null;
};

function FileField({
  name,
  label,
  required = false,
  children,
}: {
  readonly name: string;
  readonly label: string;
  readonly required?: boolean;
  readonly children: ReactNode;
}) {
  return (
    <div className="field">
      <label htmlFor={name}>{label}</label>
      <p className="hint" id={`${name}-hint`}>
        {children}
      </p>
      <input
        className="input"
        id={name}
        name={name}
        type="file"
        accept=".json,application/json"
        aria-describedby={`${name}-hint`}
        required={required}
      />
    </div>
  );
}

/** Chosen by the person, else fetched from this site; an empty file field gives an empty file without a name. */
function chosen(data: FormData, name: string, fetched?: Blob): Blob | undefined {
  const file = data.get(name);
  return file instanceof File && file.name !== "" ? file : fetched;
}

function noticeHint(notice: string | null, site: SiteFiles): string {
  if (site === null) return "在公示页的最下方下载，文件名以 notice.json 结尾。";
  if (site === "loading") return `正在从本站取得公示 ${notice}。`;
  if (site === "gone") return `本站没有公示 ${notice} 的名单：公示期已结束，或网络不通。请选择您保存的公示文件。`;
  return `已从本站取得公示 ${notice}，不用选择。要核对您自己保存的那一份，在这里选择。`;
}

/** The form and its result. Files are read in this browser alone. */
export function CheckForm({ officeKey, notice, code }: Props) {
  const { state, send, reset } = useCheck();
  const site = useSiteFiles(notice);
  const [ownKey, setOwnKey] = useState(false);
  const fetched = typeof site === "object" && site !== null ? site : undefined;
  if (state.kind === "broken")
    return (
      <p className="note note-warning">
        这个浏览器不能运行核对程序，或者没有载入完整。请刷新页面，或换一个新一些的浏览器；也可以到镇（街道）窗口核对。
      </p>
    );
  if (state.kind === "loading")
    return (
      <p className="note">
        核对程序在您的浏览器里运行。稍后仍没有出现选择文件的地方，说明浏览器没有启用脚本：请用下面的命令行，或到镇（街道）窗口核对。
      </p>
    );
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const data = new FormData(event.currentTarget);
    const file = chosen(data, "notice", fetched?.notice);
    if (file === undefined) return;
    const typed = String(data.get("key") ?? "").trim();
    const files = {
      rulebook: chosen(data, "rulebook", fetched?.rulebook),
      proof: chosen(data, "proof"),
      previous: chosen(data, "previous"),
    };
    const given = Object.fromEntries(Object.entries(files).filter(([, one]) => one !== undefined));
    send({ files: { notice: file, ...given }, key: ownKey ? typed || undefined : officeKey, code: code ?? undefined });
  };
  const busy = state.kind === "stage";
  return (
    <>
      <p className="note">核对程序已载入，可以断开网络再核对。文件只在您的浏览器里读取，不会发送出去。</p>
      <form onSubmit={submit} onChange={reset}>
        <FileField name="notice" label="公示文件" required={fetched === undefined}>
          {noticeHint(notice, site)}
        </FileField>
        <FileField name="proof" label="我的证明（可选）">
          登录后在“我的公示”下载。用来核对公示里的那一行就是您的。
        </FileField>
        <FileField name="rulebook" label="计分标准（可选）">
          {fetched?.rulebook === undefined ? (
            <>
              在<a href="/rulebook">计分标准</a>页下载公示所用的那一版。用来重新计算您的总分。
            </>
          ) : (
            "已从本站取得，不用选择。"
          )}
        </FileField>
        <FileField name="previous" label="前一份公示文件（可选）">
          您以前保存的。用来核对两份是否相接，更正是否都写明。
        </FileField>
        <fieldset className="field">
          <legend>积分办的公钥</legend>
          <p className="hint">用来核对签名的是不是积分办。从别处得到的公钥，比本站自己公布的更可靠。</p>
          <label className="choice">
            <input type="radio" name="keyFrom" checked={!ownKey} onChange={() => setOwnKey(false)} />
            <span>
              本站公布的公钥 <span className="digest">{officeKey}</span>
            </span>
          </label>
          <label className="choice">
            <input type="radio" name="keyFrom" checked={ownKey} onChange={() => setOwnKey(true)} />
            <span>我从别处得到的公钥</span>
          </label>
          {ownKey && (
            <input
              className="input digest"
              name="key"
              aria-label="公钥"
              autoComplete="off"
              spellCheck={false}
              required
            />
          )}
        </fieldset>
        <div className="buttons">
          <button className="button" type="submit" disabled={busy || site === "loading"}>
            核对
          </button>
        </div>
      </form>
      <div role="status">
        {state.kind === "stage" && (
          <label>
            {`正在核对：${STAGE_NAMES[state.stage]}`}
            <progress className="check-progress" max={STAGES.length} value={STAGES.indexOf(state.stage)} />
          </label>
        )}
      </div>
      {(state.kind === "checked" || state.kind === "unreadable") && <CheckOutcome outcome={state} code={code} />}
    </>
  );
}
