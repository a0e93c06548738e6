import { APPLICATION_STATUSES, type ApplicationStatus } from "@/lib/domain/application/statuses";

export const PAGE = 50;
export type QueueQuery = {
  readonly status?: string;
  readonly class?: string;
  readonly overdue?: string;
  readonly after?: string;
  readonly done?: string;
};
export type QueueFilter = {
  readonly status: ApplicationStatus | null;
  readonly applicantClass: string | null;
  readonly overdue: boolean;
};

/** The filters of a queue from its address; without any, the status that the queue is for. An empty status means all. */
export function readQueueQuery(query: QueueQuery, waiting: ApplicationStatus): QueueFilter {
  const known = APPLICATION_STATUSES.find((one) => one === query.status && one !== "draft") ?? null;
  return {
    status: query.status === undefined ? waiting : known,
    applicantClass: query.class || null,
    overdue: query.overdue === "yes",
  };
}

/** The address of a queue with its filters, without a place in it. */
export function queueAddress(base: string, filter: QueueFilter): string {
  const query = new URLSearchParams({
    status: filter.status ?? "",
    ...(filter.applicantClass === null ? {} : { class: filter.applicantClass }),
    ...(filter.overdue ? { overdue: "yes" } : {}),
  });
  return `${base}?${query}`;
}
