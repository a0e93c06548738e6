export { default, metadata } from "@/app/(applicant)/applicant/sanctions/[id]/page";
