import "./globals.css";
import type { Metadata } from "next";
import { cookies, headers } from "next/headers";
import type { ReactNode } from "react";
import { SITE_NAME, SIZES, SkipLink } from "@/lib/documents/site-frame";
import { officeDay } from "@/lib/usecases/public/office-day";
import { DemoBanner } from "./demo/banner";

export const metadata: Metadata = {
  title: { default: SITE_NAME, template: `%s - ${SITE_NAME}` },
  icons: { icon: "/icon.svg" },
};

/** Every page: language, text size from the cookie, and in a demo the banner with its clock. */
export default async function RootLayout({ children }: { readonly children: ReactNode }) {
  await headers();
  const chosen = (await cookies()).get("size")?.value;
  const size = SIZES.find((one) => one.code === chosen)?.code ?? "standard";
  const office = await officeDay();
  return (
    <html lang="zh-Hans" data-size={size}>
      <body>
        <SkipLink />
        {office.demo && <DemoBanner instant={office.instant} />}
        {children}
      </body>
    </html>
  );
}
