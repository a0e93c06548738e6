export { default, metadata } from "@/app/(applicant)/applicant/objections/new/[candidacy]/page";
