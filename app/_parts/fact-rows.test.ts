import { readFileSync } from "node:fs";
import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import { readRulebook } from "@/lib/contracts/rulebook";
import { takesEvents } from "@/lib/domain/rulebook/takes-events";
import { Form } from "../_ui/form.client";
import { FactRows } from "./fact-rows.client";

const read = readRulebook(readFileSync("db/seed/2020/rulebook.json", "utf8"));
if (!read.ok) throw new Error("the rulebook does not read");
const events = read.value.rulebook.indicators.filter(takesEvents);

it.each(events.map((one) => [one.code, one] as const))(
  "a day that a department proposes for %s stands in the form that sends it",
  (_code, indicator) => {
    const page = renderToStaticMarkup(
      createElement(Form, {
        form: "claim",
        action: async (state) => state,
        labels: {},
        // biome-ignore lint/correctness/noChildrenProp: the form asks for its children among the props
        children: createElement(FactRows, { indicator, raw: [{ on: "2020-03-10" }] }),
      }),
    );
    expect(page).toMatch(/name="on0"[^>]*value="2020-03-10"/);
    expect(page).not.toContain('name="count0"');
  },
);
