"use server";

import { protectedAction } from "@/lib/auth/protected-action";
import { returnPoints } from "@/lib/forms/staff";
import { recordFirstReview } from "@/lib/usecases/application/record-first-review";
import { refuseApplication } from "@/lib/usecases/application/refuse-application";
import { returnApplication } from "@/lib/usecases/application/return-application";
import { thenNext } from "../../next-case";

export const pass = protectedAction(
  "firstReview",
  (actor, input) => thenNext(actor, "submitted", input.applicationId, "passed", () => recordFirstReview(actor, input)),
  (_input, next) => next,
);
export const giveBack = protectedAction(
  "returnList",
  (actor, { applicationId, version, ...rows }) =>
    thenNext(actor, "submitted", applicationId, "returned", () =>
      returnApplication(actor, { applicationId, version, points: returnPoints(rows) }),
    ),
  (_input, next) => next,
);
export const refuse = protectedAction(
  "refuse",
  (actor, input) => thenNext(actor, "submitted", input.applicationId, "refused", () => refuseApplication(actor, input)),
  (_input, next) => next,
);
