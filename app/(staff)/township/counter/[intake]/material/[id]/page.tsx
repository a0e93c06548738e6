export { default, metadata } from "@/app/(applicant)/applicant/material/[id]/page";
