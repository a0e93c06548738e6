export { default, metadata } from "@/app/(applicant)/applicant/objections/[id]/page";
