import { Facts } from "@/app/_parts/facts";
import { SummaryList } from "@/app/_ui/summary-list";
import { plainDay } from "@/lib/copy/dates";
import { shanghaiDay } from "@/lib/platform/clock";
import type { RecordsView } from "@/lib/usecases/dossier/read-records";

/** What the dossier remembers of residence, employment, education and certificates, the way to more, and what departments recorded. */
export function Remembered({ base, view }: { readonly base: string; readonly view: RecordsView }) {
  const { proposed } = view;
  const noted = view.records.filter((one) => one.raw.length > 0);
  return (
    <>
      <h2>居住、就业、学历和证书</h2>
      <p>记在档案里的，申报时自动填入，每年都能用。不是必填。</p>
      {noted.length > 0 && (
        <SummaryList
          rows={noted.map(({ indicator, items }) => ({
            name: indicator.name,
            value: <Facts indicator={indicator} items={items} pleaseCheck={false} />,
            change: `${base}/dossier/records/${indicator.code}`,
          }))}
        />
      )}
      {proposed.length > 0 && (
        <>
          <h3>部门记入的</h3>
          <p>办理服务时由部门记录，申报时填入，由评分部门核定。不能在这里更改；有误的，请联系记录的部门。</p>
          <SummaryList
            rows={proposed.map((one) => ({
              name: one.name,
              value: `${plainDay(String(one.raw.on ?? ""))}，${one.department}，${one.service}${one.number === null ? "" : `，证书编号 ${one.number}`}，${plainDay(shanghaiDay(one.proposedAt))}记录`,
            }))}
          />
        </>
      )}
      <p className="links">
        <a href={`${base}/dossier/records`}>{noted.length > 0 ? "再记一些" : "记入档案"}</a>
      </p>
    </>
  );
}
