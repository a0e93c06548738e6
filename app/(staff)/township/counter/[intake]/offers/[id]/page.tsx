export { default, metadata } from "@/app/(applicant)/applicant/offers/[id]/page";
