import { notFound, redirect } from "next/navigation";
import { currentActor, type SignedIn } from "@/lib/auth/current-actor";
import { managedBy } from "@/lib/usecases/service-project/read-projects";

/** Service managers alone. */
export async function requireManager(): Promise<SignedIn> {
  const actor = await currentActor();
  if (actor === null) redirect("/login/staff");
  if (managedBy(actor).length === 0) notFound();
  return actor;
}
