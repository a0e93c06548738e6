import type { Actor } from "../../domain/access/authorize";
import { ok } from "../../domain/shared/result";
import { perform } from "../act";
import { lockTownshipApplication, type TownshipStep } from "./lock-township-application";
import { tellPoints } from "./tell-points";

/** Tells a person the points with each line explained. */
export function feedBackPoints(actor: Actor, input: TownshipStep) {
  return perform<{ readonly confirmBy: string }>(
    actor,
    "score.feed-back",
    { kind: "application", id: input.applicationId },
    async (context) => {
      const { tx, now, audit } = context;
      const locked = await lockTownshipApplication(context, actor, input, "feedBack");
      if (!locked.ok) return locked;
      const told = await tellPoints(tx, locked.value.application, now);
      if (!told.ok) return told;
      await audit({ confirmBy: told.value });
      return ok({ confirmBy: told.value });
    },
  );
}
