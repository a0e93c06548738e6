import QRCode from "qrcode";
import { SummaryList } from "@/app/_ui/summary-list";
import { deadlineInWords, instantInWords, plainDay } from "@/lib/copy/dates";
import { optionName, recordLine, VOUCHER_LINES, VOUCHER_NAMES } from "@/lib/copy/fulfilment";
import { shanghaiDay, shanghaiInstant } from "@/lib/platform/clock";
import { siteIdentity, siteOrigin } from "@/lib/platform/site";
import type { OwnOffer } from "@/lib/usecases/fulfilment/read-own-offers";

/** The paper that the person shows: what it is for, until when, and the code that the serving unit scans. Printed on one sheet. */
export async function Voucher({
  offer,
  code,
  name,
}: {
  readonly offer: OwnOffer;
  readonly code: string;
  readonly name: string;
}) {
  const address = `${siteOrigin()}/department/vouchers?code=${code}`;
  const picture = await QRCode.toDataURL(address, { margin: 1, width: 320 });
  const what = optionName(offer.kind);
  const rows = [
    { name: "姓名", value: name },
    ...(offer.child === null ? [] : [{ name: "子女", value: offer.child }]),
    { name: "项目", value: `${offer.year}年度${offer.project}` },
    { name: "名额", value: offer.pool },
    ...(offer.option === null ? [] : [{ name: what, value: offer.option }]),
    ...(offer.serveBy === null ? [] : [{ name: "办理期限", value: deadlineInWords(offer.serveBy) }]),
    { name: "怎样办理", value: offer.instructions },
  ];
  return (
    <section className="voucher" aria-labelledby="voucher">
      <div className="voucher-head">
        <div>
          <h2 id="voucher">{VOUCHER_NAMES[offer.kind]}</h2>
          <p>
            {offer.servedAt === null ? VOUCHER_LINES[offer.kind] : `已于${plainDay(shanghaiDay(offer.servedAt))}办理。`}
          </p>
          <p className="voucher-code">
            <span className="quiet">凭证号</span> <strong>{code}</strong>
          </p>
        </div>
        {offer.servedAt === null && (
          // biome-ignore lint/performance/noImgElement: a data URL made for this one page
          <img src={picture} alt="凭证的二维码，凭证号写在旁边" width={160} height={160} />
        )}
      </div>
      <SummaryList rows={rows} />
      {offer.records.length > 0 && (
        <>
          <h3>办理记录</h3>
          <ul>
            {offer.records.map((one) => (
              <li key={one.id}>
                {recordLine(one)}
                <span className="quiet">{`（${instantInWords(shanghaiInstant(one.recordedAt))}记录）`}</span>
              </li>
            ))}
          </ul>
        </>
      )}
      <p className="quiet small">{`${siteIdentity().operator}，电话 ${siteIdentity().phone}。本凭证只能使用一次，请同时出示身份证；不要把二维码发给别人。`}</p>
    </section>
  );
}
