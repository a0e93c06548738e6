export { default, metadata } from "@/app/(applicant)/applicant/receipt/page";
