import { Form } from "@/app/_ui/form.client";
import { instantInWords } from "@/lib/copy/dates";
import { moveClock } from "./actions";
import { ClockField } from "./clock-field.client";

/** Says that this is a demo and which office time it has; moves the time forwards. */
export function DemoBanner({ instant }: { readonly instant: string }) {
  return (
    <aside className="banner no-print" aria-label="演示">
      <div className="wrap">
        <span>演示环境：人员均为虚构。</span>
        <span>
          办公时间 <strong>{instantInWords(instant)}</strong>
        </span>
        <a href="/demo">账号与短信</a>
        <details>
          <summary>调快时间</summary>
          <Form form="clock" action={moveClock} labels={{ officeAt: "调到" }}>
            <ClockField instant={instant.slice(0, 16)} />
            <button className="button button-quiet" type="submit">
              调快
            </button>
          </Form>
        </details>
      </div>
    </aside>
  );
}
