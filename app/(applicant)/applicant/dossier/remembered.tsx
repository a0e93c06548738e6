import { Facts } from "@/app/_parts/facts";
import { SummaryList } from "@/app/_ui/summary-list";
import type { RecordsView } from "@/lib/usecases/dossier/read-records";

/** What the dossier remembers of residence, employment, education and certificates, and the way to more. */
export function Remembered({ base, view }: { readonly base: string; readonly view: RecordsView }) {
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
      <p className="links">
        <a href={`${base}/dossier/records`}>{noted.length > 0 ? "再记一些" : "记入档案"}</a>
      </p>
    </>
  );
}
