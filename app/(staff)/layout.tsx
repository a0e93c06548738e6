import { notFound } from "next/navigation";
import type { ReactNode } from "react";
import { Shell, SignOut } from "@/app/_parts/shell";
import { staffNav } from "@/app/_parts/staff-nav";
import { currentActor, toLogin } from "@/lib/auth/current-actor";

/** One shell for staff; the navigation is what the person's roles may open. */
export default async function StaffLayout({ children }: { readonly children: ReactNode }) {
  const actor = await currentActor();
  if (actor === null) return toLogin("staff");
  if (actor.kind !== "staff") notFound();
  return (
    <Shell nav={staffNav(actor.grants)} home="/staff" wide actions={<SignOut name={actor.name} />}>
      {children}
    </Shell>
  );
}
