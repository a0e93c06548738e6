export { default, metadata } from "@/app/(applicant)/applicant/application/check/page";
