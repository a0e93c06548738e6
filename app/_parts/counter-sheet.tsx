import { byCounter } from "@/lib/copy/counter";
import type { IntakeView } from "@/lib/usecases/intake/read-intakes";
import { SignatureLines } from "./signature-lines";

/** At the counter the person decides on paper: the page, printed, read and signed before it is sent. */
export function CounterSheet({ intake }: { readonly intake: IntakeView }) {
  return (
    <>
      <p className="note no-print">
        请打印本页，由申报人核对并签名；看不清或不识字的，请逐项读给申报人听。签名后再提交。
      </p>
      <p>{byCounter(intake)}</p>
      <SignatureLines names={["申报人签名（或捺印）", "窗口经办人签名", "日期"]} />
    </>
  );
}
