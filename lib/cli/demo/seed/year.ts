import type { DemoPerson } from "../people/make-people";
import { appliedInJuly, type DemoStage } from "../people/stages";
import { type Applicant, enter } from "./applicant";
import { confirmAnew, correctMisprint } from "./correction";
import { takeInAtCounter } from "./counter";
import { answerSchools, offerSchools, registerAtSchool } from "./fulfilment";
import { handleObjections, raiseObjections } from "./objections";
import { layQuotaSheet, prepare, publishNewestRun, rank, sweepAll } from "./office";
import { confirm, decideClaims, feedBack, nothingFound, passFirstReview } from "./procedure";
import { openDoubtfulPaper } from "./sanctions";
import type { DemoStaff } from "./staff";
import { applying, each, once, type Play, type Step } from "./steps";
import {
  answerList,
  askForMaterial,
  bringMaterial,
  correct,
  decideAgain,
  disagree,
  refuse,
  returnWithList,
  signAtCounter,
  withdraw,
  withdrawFrom,
} from "./turns";

const own =
  (act: (applicant: Applicant) => Promise<void>) =>
  (_staff: DemoStaff, applicant: Applicant): Promise<void> =>
    act(applicant);

const inJuly = ({ stage }: DemoPerson) => appliedInJuly(stage);
const forSchool = (person: DemoPerson) => inJuly(person) && person.kinds.includes("schooling");
const forHomeAlone = (person: DemoPerson) => inJuly(person) && !person.kinds.includes("schooling");
const LATELY: readonly DemoStage[] = [
  "registered",
  "identity-pending",
  "identity-returned",
  "draft",
  "submitted",
  "correcting",
];
const lately = ({ stage }: DemoPerson) => LATELY.includes(stage);
const DECIDED: readonly DemoStage[] = ["idle", "awaiting-confirmation", "recheck", "rechecked", "confirmed"];
const bulk = ({ staff, departments }: Play) => nothingFound(staff, departments, []);
/** Some sign the points at the counter of their township. */
const confirmOrSign = (staff: DemoStaff, one: Applicant) =>
  one.person.index % 7 === 2 ? signAtCounter(staff, one) : confirm(one);

/** The year up to 2020-08-20, in the order of office time. */
export const STEPS: readonly Step[] = [
  applying("07-01", "07-16", inJuly),
  each("07-17 10:00", "withdrawals", ["candidacy-withdrawn"], (_, one) => withdrawFrom(one, "schooling")),
  once("07-18 00:10", "schooling closes", sweepAll),
  each("07-20 09:00", "first review", forSchool, passFirstReview),
  each("07-21 09:00", "claims", forSchool, (staff, one) => decideClaims(staff, one)),
  once("07-23 15:00", "nothing found", bulk),
  each("07-24 10:00", "points fed back", forSchool, feedBack),
  each("07-27 10:00", "confirmation", forSchool, own(confirm)),
  once("07-31 10:00", "counts and lots of schooling", ({ staff }) => prepare(staff, "schooling")),
  once("07-31 15:00", "ranking of schooling", ({ staff }) => rank(staff, "schooling")),
  once("08-01 00:10", "housing closes, the others open", sweepAll),
  once("08-03 09:00", "notice of schooling", ({ staff }) => publishNewestRun(staff, "schooling")),
  each("08-03 10:00", "first review", forHomeAlone, passFirstReview),
  each("08-04 09:00", "claims", forHomeAlone, (staff, one) => decideClaims(staff, one)),
  once("08-04 16:00", "nothing found", bulk),
  each("08-05 10:00", "points fed back", forHomeAlone, feedBack),
  each("08-06 10:00", "confirmation", (one) => forHomeAlone(one) && one.stage !== "unconfirmed", confirmOrSign),
  once("08-08 00:10", "schooling becomes final", sweepAll),
  once("08-10 09:00", "offers of schooling", ({ staff }) => offerSchools(staff)),
  applying("08-10", "08-11", (one) => !inJuly(one) && !lately(one)),
  each("08-12 09:00", "lists", ["supplement-sent", "supplement-lapsed"], returnWithList),
  each("08-12 10:00", "refusals", ["refused"], refuse),
  each("08-12 11:00", "first review", ["material-asked", "material-answered", ...DECIDED], passFirstReview),
  each("08-12 14:00", "claims", DECIDED, (staff, one) => decideClaims(staff, one)),
  each("08-12 15:00", "material", ["material-answered"], askForMaterial),
  once("08-12 16:00", "nothing found", bulk),
  once("08-13 00:10", "confirmations lapse", sweepAll),
  each("08-13 10:00", "points fed back", ["recheck", "rechecked", "confirmed"], feedBack),
  once("08-13 14:00", "counts and lots of housing", ({ staff }) => prepare(staff, "housing")),
  once("08-13 15:00", "ranking of housing", ({ staff }) => rank(staff, "housing")),
  once("08-13 15:30", "attachment of housing", ({ staff }) => layQuotaSheet(staff, "housing")),
  once("08-14 09:00", "notice of housing", ({ staff }) => publishNewestRun(staff, "housing")),
  once("08-14 09:30", "answers to the offers", answerSchools),
  each("08-14 10:00", "withdrawals", ["withdrawn"], own(withdraw)),
  each("08-14 15:00", "confirmation", ["confirmed"], confirmOrSign),
  each("08-17 09:00", "disagreements", ["recheck", "rechecked"], own(disagree)),
  each("08-17 10:00", "lists", ["supplementing"], returnWithList),
  once("08-17 11:00", "objections", raiseObjections),
  each("08-17 14:00", "supplements", ["supplement-sent"], own(answerList)),
  each("08-17 15:00", "material", ["material-answered"], own(bringMaterial)),
  once("08-18 00:10", "an offer lapses", sweepAll),
  each("08-18 09:00", "rechecks", ["rechecked"], decideAgain),
  each("08-18 10:00", "first review", ["scored"], passFirstReview),
  once("08-18 10:30", "objections handled", handleObjections),
  each("08-18 11:00", "material", ["material-asked"], askForMaterial),
  each("08-18 14:00", "claims", ["scored"], (staff, one) => decideClaims(staff, one)),
  once("08-18 16:00", "nothing found", bulk),
  each("08-18 17:00", "points fed back", ["awaiting-confirmation"], feedBack),
  once("08-18 17:30", "registered at school", ({ staff }) => registerAtSchool(staff)),
  once("08-18 18:00", "a misprint in the rulebook", correctMisprint),
  each("08-18 18:30", "confirmation anew", ["confirmed"], own(confirmAnew)),
  applying("08-19", "08-19", lately),
  each(
    "08-19 18:00",
    "joined later",
    ["joined-later"],
    own((one) => enter(one, "training")),
  ),
  once("08-19 18:05", "counter", takeInAtCounter),
  once("08-19 18:07", "a doubtful paper", openDoubtfulPaper),
  each("08-19 18:10", "first review", ["scoring"], passFirstReview),
  each("08-19 18:20", "claims", ["scoring"], (staff, one) => decideClaims(staff, one, 2)),
  each("08-19 18:30", "corrections", ["correcting"], own(correct)),
  once("08-20 02:10", "supplements lapse", sweepAll),
];
