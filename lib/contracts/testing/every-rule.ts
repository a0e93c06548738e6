import { indicator, rulebookFile } from "./small-rulebook";

/** A rulebook file with every kind of rule, window and group that the year's own does not have, and with steps and points that are no whole numbers. */
export const EVERY_RULE = JSON.stringify({
  ...rulebookFile([
    indicator("AGE", {
      kind: "bands",
      of: "age",
      bands: [
        { from: 18, to: 35, points: 20 },
        { from: 35, to: 50, pointsPerUnit: 0.25 },
      ],
    }),
    indicator("PRO", { kind: "perUnit", unit: "yuan", points: 1.25, step: 1000, prorate: true, cap: 60 }),
    indicator("SLC", {
      kind: "progressive",
      unit: "month",
      step: 12,
      slices: [
        { upTo: 2, points: 1 },
        { upTo: 5, points: 2 },
        { upTo: null, points: 3.5 },
      ],
    }),
    indicator("APT", {
      kind: "perUnit",
      unit: "hour",
      points: 2,
      step: 0.5,
      perOption: true,
      options: [
        { code: "a", name: "a", cap: 7 },
        { code: "b", name: "b", points: 0.07 },
      ],
    }),
    indicator("SUM", {
      kind: "tiers",
      mode: "sum",
      options: [
        { code: "a", name: "a", points: 3.33, cap: 10 },
        { code: "b", name: "b", points: 1 },
      ],
      cap: 11,
    }),
    indicator("FIX", { kind: "once", points: 9.99 }, { window: { from: "2012-02-29", to: "2020-06-30" } }),
    indicator(
      "CUT",
      {
        kind: "bands",
        unit: "month",
        bands: [
          { from: 0, to: 7.5, points: 1 },
          { from: 7.5, pointsPerUnit: 0.5 },
        ],
      },
      { window: { years: 5, onCutoff: true } },
    ),
    indicator("G1", { kind: "once", points: 4 }, { group: "g" }),
    indicator("G2", { kind: "perUnit", unit: "event", points: 3 }, { group: "g" }),
  ]),
  groups: [{ code: "g", name: "g", mode: "sum", cap: 6.5 }],
});
