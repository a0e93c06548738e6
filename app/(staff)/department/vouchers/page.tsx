import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { findVoucher } from "@/lib/usecases/fulfilment/read-voucher";
import { requireManager } from "../require-manager";

export const metadata: Metadata = { title: "核验凭证" };

type Props = { readonly searchParams: Promise<{ readonly code?: string | readonly string[] }> };

/** Where the QR of a voucher leads; or its number is typed here. */
export default async function VoucherPage({ searchParams }: Props) {
  const actor = await requireManager();
  const { code } = await searchParams;
  const typed = typeof code === "string" ? code.trim() : "";
  const found = typed === "" ? null : await findVoucher(actor, { code: typed });
  if (found?.ok === true) redirect(`/department/offers/${found.value.projectId}/${found.value.offerId}?scanned=1`);
  return (
    <>
      <h1>核验凭证</h1>
      {found !== null && (
        <p className="note note-warning" role="alert">
          没有找到这份凭证，或不是本部门的项目。请核对凭证号后再试。
        </p>
      )}
      <p>用手机扫凭证上的二维码，会直接打开办理页面；扫不了的，在这里输入凭证号。</p>
      <form action="/department/vouchers" method="get">
        <div className="field">
          <label htmlFor="code">凭证号</label>
          <p className="hint" id="code-hint">
            16 位字母和数字，不分大小写，横线可以不输
          </p>
          <input
            className="input"
            id="code"
            name="code"
            autoComplete="off"
            aria-describedby="code-hint"
            defaultValue={typed}
            required
          />
        </div>
        <div className="buttons">
          <button className="button" type="submit">
            查找
          </button>
        </div>
      </form>
    </>
  );
}
