export { default, metadata } from "@/app/(applicant)/applicant/offers/page";
