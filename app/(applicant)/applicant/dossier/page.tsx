import type { Metadata } from "next";
import { StatusTag } from "@/app/_parts/status-tag";
import { HiddenField, SelectField, TextArea, TextField } from "@/app/_ui/fields.client";
import { Form } from "@/app/_ui/form.client";
import { SummaryList } from "@/app/_ui/summary-list";
import { type DeskParams, deskOf } from "@/lib/auth/desk";
import { plainDay } from "@/lib/copy/dates";
import { recordInWords } from "@/lib/copy/fulfilment";
import { DOSSIER_STATUS } from "@/lib/copy/statuses";
import { TOWNSHIPS, townshipName } from "@/lib/domain/dossier/townships";
import { standingRecords } from "@/lib/domain/fulfilment/steps";
import { type DossierView, readOwnDossier } from "@/lib/usecases/dossier/read-dossier";
import { readOwnRecords } from "@/lib/usecases/dossier/read-records";
import type { OfferView } from "@/lib/usecases/fulfilment/offer-view";
import { listOwnOffers } from "@/lib/usecases/fulfilment/read-own-offers";
import { readPublishedRulebook } from "@/lib/usecases/public/read-published";
import { keepDossier, sendDossier } from "./actions";
import { Household } from "./household";
import { Remembered } from "./remembered";

export const metadata: Metadata = { title: "档案" };

/** The person's dossier: fill in, add children, send to the township. */
export default async function DossierPage({
  params,
  searchParams,
}: {
  readonly params: DeskParams;
  readonly searchParams: Promise<{ readonly saved?: string }>;
}) {
  const { actor, base, intake } = await deskOf(params);
  const read = await readOwnDossier(actor);
  const dossier = read.ok ? read.value : null;
  const records = await readOwnRecords(actor);
  const published = await readPublishedRulebook();
  const classes = published?.rulebook.classes ?? [];
  const enjoyed = await listOwnOffers(actor);
  const editable = dossier === null || dossier.status === "draft";
  return (
    <>
      <h1>档案</h1>
      {dossier !== null && (
        <p>
          <StatusTag status={DOSSIER_STATUS[dossier.status]} />
        </p>
      )}
      {dossier?.returnReason != null && <p className="note note-warning">{`退回补正：${dossier.returnReason}`}</p>}
      {(await searchParams).saved !== undefined && <p className="note">已保存。</p>}
      {editable ? (
        <Form
          form="dossier"
          action={keepDossier}
          labels={{
            birthDate: "出生日期",
            township: "居住的镇（街道）",
            applicantClass: "申请类别",
            address: "现住址",
          }}
        >
          <HiddenField name="version" value={dossier?.version ?? 0} />
          <TextField
            name="birthDate"
            label="出生日期"
            hint="与证件一致"
            type="date"
            autoComplete="bday"
            defaultValue={dossier?.birthDate ?? ""}
          />
          <SelectField
            name="township"
            label="居住的镇（街道）"
            hint="由这里确认您的身份"
            choices={TOWNSHIPS.filter(({ code }) => intake === null || code === intake.township).map((one) => ({
              value: one.code,
              label: one.name,
            }))}
            defaultValue={dossier?.township ?? intake?.township ?? ""}
          />
          <SelectField
            name="applicantClass"
            label="申请类别"
            hint={classes.length === 0 ? "本年度的计分标准公布后才能选择" : "在企业务工的选 A 类，经商办企业的选 B 类"}
            choices={classes.map((one) => ({ value: one.code, label: one.name }))}
            defaultValue={dossier?.applicantClass ?? ""}
          />
          <TextArea
            name="address"
            label="现住址"
            hint="镇（街道）、路、门牌、室"
            defaultValue={dossier?.address ?? ""}
          />
          <div className="buttons">
            <button className="button" type="submit">
              保存档案
            </button>
          </div>
        </Form>
      ) : (
        <Summary
          dossier={dossier}
          className={classes.find((one) => one.code === dossier.applicantClass)?.name ?? dossier.applicantClass}
        />
      )}
      {dossier !== null && <Household dossier={dossier} />}
      {records.ok && records.value !== null && <Remembered base={base} view={records.value} />}
      <Enjoyed offers={(enjoyed.ok ? enjoyed.value : []).filter((one) => one.servedAt !== null)} />
      {dossier?.status === "draft" && (
        <>
          <h2>送交确认</h2>
          <p>{`送交后由${townshipName(dossier.township)}核对证件，确认身份和类别。退回的，会写明原因。`}</p>
          <Form form="version" action={sendDossier} labels={{}}>
            <HiddenField name="version" value={dossier.version} />
            <div className="buttons">
              <button className="button" type="submit">
                送交确认
              </button>
            </div>
          </Form>
        </>
      )}
    </>
  );
}

function Summary({ dossier, className }: { readonly dossier: DossierView; readonly className: string }) {
  const rows = [
    ["姓名", dossier.name],
    ["证件号码", dossier.document],
    ["出生日期", plainDay(dossier.birthDate)],
    ["镇（街道）", townshipName(dossier.township)],
    ["类别", className],
    ["现住址", dossier.address],
  ] as const;
  return <SummaryList rows={rows.map(([name, value]) => ({ name, value }))} />;
}

/** What the person has had, over the years. */
function Enjoyed({ offers }: { readonly offers: readonly OfferView[] }) {
  if (offers.length === 0) return null;
  return (
    <>
      <h2>已享受的服务</h2>
      <SummaryList
        rows={offers.map((one) => ({
          name: `${one.year}年度${one.project}${one.child === null ? "" : `（${one.child}）`}`,
          value: [
            one.pool,
            one.option,
            ...standingRecords(one.records).map(({ step, record }) => recordInWords(step, record)),
          ]
            .filter((part) => part !== null && part !== "")
            .join("；"),
        }))}
      />
    </>
  );
}
