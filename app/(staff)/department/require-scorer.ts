import { notFound } from "next/navigation";
import { currentActor, type SignedIn, toLogin } from "@/lib/auth/current-actor";
import { departmentsOf } from "@/lib/usecases/work/list-queues";

/** Department scorers, and points-office officers for the office's own items (V01). */
export async function requireScorer(): Promise<{ readonly actor: SignedIn; readonly departments: readonly string[] }> {
  const actor = await currentActor();
  if (actor === null) return toLogin("staff");
  const departments = departmentsOf(actor);
  if (departments.length === 0) notFound();
  return { actor, departments };
}
