import type { ApplicationStatus } from "../../domain/application/statuses";
import { FEED_BACK_WORKING_DAYS } from "../application/feed-back-idle";

/** Working days within which a township confirms a dossier that was sent to it. The plan sets none; engineering choice. */
export const IDENTITY_WORKING_DAYS = 5;

/** The same for the first review of an application. */
export const FIRST_REVIEW_WORKING_DAYS = 5;

/** Working days within which a township takes its step, by the status that waits for it; what lies longer is overdue. First review: engineering choice. */
export const TOWNSHIP_WORKING_DAYS: { readonly [S in ApplicationStatus]?: number } = {
  submitted: FIRST_REVIEW_WORKING_DAYS,
  scored: FEED_BACK_WORKING_DAYS,
};
