export { default, metadata } from "@/app/(applicant)/applicant/sanctions/page";
