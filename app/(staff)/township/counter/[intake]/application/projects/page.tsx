export { default, metadata } from "@/app/(applicant)/applicant/application/projects/page";
