/**
 * Working days, begun the day after the work came, after which it counts as overdue. `feedBack`: afterwards the office may do it (domain.md,
 * Application). The others: no clause, engineering choice; they colour the office's board and the department's queue and refuse nothing.
 */
export const WORKING_DAYS_FOR = { identity: 5, firstReview: 5, decision: 10, feedBack: 3 } as const;
