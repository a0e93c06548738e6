export { default, metadata } from "@/app/(applicant)/applicant/application/claims/[indicator]/page";
