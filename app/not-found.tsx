import type { Metadata } from "next";
import { NotFoundText } from "./_parts/not-found";
import { PublicShell } from "./_parts/public-shell";

export const metadata: Metadata = { title: "没有找到这个页面" };

export default function NotFound() {
  return (
    <PublicShell>
      <NotFoundText />
    </PublicShell>
  );
}
