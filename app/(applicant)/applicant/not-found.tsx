import type { Metadata } from "next";
import { NotFoundText } from "@/app/_parts/not-found";

export const metadata: Metadata = { title: "没有找到这个页面" };

export default function NotFound() {
  return <NotFoundText home="/applicant" />;
}
