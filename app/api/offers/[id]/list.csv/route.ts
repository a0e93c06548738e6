import { fileResponse, protectedHandler, refuse } from "@/lib/auth/protected-handler";
import { STEP_FIELDS, STEP_NAMES } from "@/lib/copy/fulfilment";
import { csvText, numberAsText } from "@/lib/documents/csv";
import { STEPS_OF } from "@/lib/domain/fulfilment/steps";
import { LIST_KEYS } from "@/lib/forms/service-list";
import { exportOffers } from "@/lib/usecases/fulfilment/export-offers";

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const HEAD = [
  LIST_KEYS.name,
  "证件号码",
  "手机",
  "子女",
  "子女证件号码",
  "分类",
  "房源、课程或岗位",
  LIST_KEYS.receipt,
  "最近记录",
];

/** Everyone who accepted a place, for the unit that serves or pays, with empty columns for what it gives back: no cell is read as a formula, numbers stay whole. */
export const GET = protectedHandler<{ readonly id: string }>(async (actor, _request, params) => {
  if (!UUID.test(params.id)) return refuse("not-found");
  const read = await exportOffers(actor, { projectId: params.id });
  if (!read.ok) return refuse(read.error === "forbidden" ? "not-found" : read.error);
  const { project, kind, people } = read.value;
  const toFill = STEPS_OF[kind].flatMap(({ step }) => STEP_FIELDS[step].map(({ label }) => label));
  const lines = people.map((one) => [
    one.name,
    numberAsText(one.document),
    numberAsText(one.phone),
    one.child,
    one.childDocument === null ? null : numberAsText(one.childDocument),
    one.pool,
    one.option,
    one.receipt,
    one.step === null ? null : STEP_NAMES[one.step],
    ...toFill.map(() => null),
  ]);
  return fileResponse(csvText([[...HEAD, ...toFill], ...lines]), {
    name: `${project}名单.csv`,
    mediaType: "text/csv; charset=utf-8",
  });
});
