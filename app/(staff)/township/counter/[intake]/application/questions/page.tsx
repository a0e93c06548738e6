export { default, metadata } from "@/app/(applicant)/applicant/application/questions/page";
