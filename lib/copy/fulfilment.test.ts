import { expect, it } from "vitest";
import { offerInWords, serveByText } from "./fulfilment";

const offer = { answer: null, pool: "新市民", dueOn: "2020-09-01", serveBy: "2020-09-10", servedAt: null } as const;

it("a day to answer or to be served by is asked for until it is over, then said to be over", () => {
  expect(offerInWords(offer, "2020-09-01")).toBe("新市民，2020年9月1日（星期二）24:00前答复");
  expect(offerInWords(offer, "2020-09-02")).toBe("新市民，答复期限2020年9月1日已过");
  const accepted = { ...offer, answer: "accepted" } as const;
  expect(offerInWords(accepted, "2020-09-10")).toBe("新市民，2020年9月10日（星期四）24:00前办理");
  expect(offerInWords(accepted, "2020-09-11")).toBe("新市民，办理期限2020年9月10日已过");
  expect(offerInWords({ ...accepted, servedAt: new Date() }, "2020-09-11")).toBe("新市民");
  expect(serveByText("2020-09-10", "2020-09-10")).toMatch(/^请在2020年9月10日（星期四）24:00前办理/);
  expect(serveByText("2020-09-10", "2020-09-11")).toBe(
    "办理期限2020年9月10日已过，名额可能给下一位候补。还需要的，请尽快联系主管部门。",
  );
});
