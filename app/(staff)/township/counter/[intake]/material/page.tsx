export { default, metadata } from "@/app/(applicant)/applicant/material/page";
