import { and, eq, inArray } from "drizzle-orm";
import { applications, candidacies } from "../schema";

const RANKABLE = ["eligible", "ranked", "not-ranked", "in-notice"] as const;

/** The candidacies that a run takes: eligible ones of confirmed applications, before and after an earlier run, and those in notice for the run that corrects it. Of one child the earliest alone stands. */
export const isStanding = and(inArray(candidacies.status, RANKABLE), eq(applications.status, "confirmed"));
