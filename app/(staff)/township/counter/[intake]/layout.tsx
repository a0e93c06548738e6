import type { ReactNode } from "react";
import { Behalf } from "@/app/_ui/behalf.client";
import { intakeOf } from "@/lib/auth/desk";
import { INTAKE_REASON_NAMES } from "@/lib/copy/counter";
import { townshipName } from "@/lib/domain/dossier/townships";

type Props = { readonly params: Promise<{ readonly intake: string }>; readonly children: ReactNode };

/** The applicant's own pages, filled in for a person who is present; each says for whom and why, on paper too. */
export default async function CounterLayout({ params, children }: Props) {
  const { base, intake } = await intakeOf((await params).intake);
  if (intake === null) return null;
  const { id, name, township, reason, note } = intake;
  return (
    <Behalf intake={id}>
      <div className="note note-action behalf">
        <p>
          <strong>{`代 ${name} 办理`}</strong>
          {`（${townshipName(township)}窗口，${INTAKE_REASON_NAMES[reason]}${note === null ? "" : `：${note}`}）。页面上的“您”指申报人。`}
        </p>
        <p className="links no-print">
          <a href={base}>代办首页</a>
          <a href="/township/counter">结束，办理下一位</a>
        </p>
      </div>
      <div className="counter">{children}</div>
    </Behalf>
  );
}
