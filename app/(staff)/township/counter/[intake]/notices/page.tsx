export { default, metadata } from "@/app/(applicant)/applicant/notices/page";
