export { default, metadata } from "@/app/(applicant)/applicant/application/page";
