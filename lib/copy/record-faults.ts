/** What cannot be about the fields of a service record; of a form in the browser too, so in a small file. */
export const RECORD_FAULTS = {
  "until-before-on": "期满的日期不能早于开始的日期。",
  "amount-zero": "金额须大于 0。没有发放的，不用记录；退回的，请记录“款项退回”。",
} as const;
