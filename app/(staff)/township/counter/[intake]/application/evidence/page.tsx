export { default, metadata } from "@/app/(applicant)/applicant/application/evidence/page";
