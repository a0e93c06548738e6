import { expect, it } from "vitest";
import { serviceRecordSchema, serviceRecordsSchema } from "./fulfilment";

const OFFER = "00000000-0000-4000-8000-000000000000";
const issuesOf = (read: ReturnType<typeof serviceRecordSchema.safeParse>) =>
  read.success ? [] : read.error.issues.map(({ path, message }) => `${path.join(".")}: ${message}`);

it("a period that ends before it begins and an amount of nothing are refused at their field, for one and for many", () => {
  const lease = { offerId: OFFER, step: "contract", number: "1", on: "2020-07-20" };
  expect(issuesOf(serviceRecordSchema.safeParse({ ...lease, until: "2020-07-20" }))).toEqual([]);
  expect(issuesOf(serviceRecordSchema.safeParse({ ...lease, until: "2020-07-19" }))).toEqual([
    "until: 期满的日期不能早于开始的日期。",
  ]);
  const paid = { step: "paid", on: "2020-07-20" };
  expect(issuesOf(serviceRecordSchema.safeParse({ offerId: OFFER, ...paid, amount: "0.01" }))).toEqual([]);
  for (const amount of ["0", "0.0", "000.00"])
    expect(issuesOf(serviceRecordSchema.safeParse({ offerId: OFFER, ...paid, amount }))[0]).toMatch(
      /^amount: 金额须大于 0/,
    );
  const many = serviceRecordsSchema.safeParse({ projectId: OFFER, offers: [OFFER], ...paid, amount: "0.00" });
  expect(many.success).toBe(false);
});

it("a day that does not exist is refused at its field", () => {
  const lease = { offerId: OFFER, step: "contract", number: "1" };
  for (const until of ["2021-02-29", "2021-13-45", "9999-99-99", "0000-00-00"])
    expect(issuesOf(serviceRecordSchema.safeParse({ ...lease, on: "2020-07-20", until })), until).toContain(
      "until: 请填写租期届满日期",
    );
  expect(issuesOf(serviceRecordSchema.safeParse({ ...lease, on: "2020-02-30", until: "2021-07-19" }))).toEqual([
    "on: 请填写签约日期",
  ]);
});
