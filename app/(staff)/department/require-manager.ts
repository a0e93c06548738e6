import { notFound } from "next/navigation";
import { currentActor, type SignedIn, toLogin } from "@/lib/auth/current-actor";
import { managedBy } from "@/lib/usecases/service-project/read-projects";

/** Service managers alone. */
export async function requireManager(): Promise<SignedIn> {
  const actor = await currentActor();
  if (actor === null) return toLogin("staff");
  if (managedBy(actor).length === 0) notFound();
  return actor;
}
