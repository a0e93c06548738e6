import type { ReactNode } from "react";
import { Shell, SignOut } from "@/app/_parts/shell";
import { requireActor } from "@/lib/auth/current-actor";

const NAV = [
  { href: "/applicant", name: "我的办理" },
  { href: "/applicant/dossier", name: "档案" },
  { href: "/applicant/application", name: "申报", within: ["/applicant/material", "/applicant/receipt"] },
  { href: "/applicant/score", name: "积分" },
  { href: "/applicant/notices", name: "我的公示", within: ["/applicant/objections"] },
  { href: "/applicant/offers", name: "名额" },
];

export default async function ApplicantLayout({ children }: { readonly children: ReactNode }) {
  const actor = await requireActor("applicant");
  return (
    <Shell nav={NAV} home="/applicant" actions={<SignOut name={actor.name} />}>
      {children}
    </Shell>
  );
}
