"use server";

import { protectedAction } from "@/lib/auth/protected-action";
import { confirmAtCounter } from "@/lib/usecases/application/confirm-at-counter";
import { feedBackPoints } from "@/lib/usecases/application/feed-back-points";
import { thenNext } from "../../next-case";

export const tellPoints = protectedAction(
  "feedBack",
  (actor, input) => thenNext(actor, "scored", input.applicationId, "told", () => feedBackPoints(actor, input)),
  (_input, next) => next,
);
export const recordSignature = protectedAction(
  "counter",
  (actor, { applicationId, version }) => confirmAtCounter(actor, { applicationId, version }),
  ({ applicationId }) => `/township/points/${applicationId}?done=signed`,
);
