export { default, metadata } from "@/app/(applicant)/applicant/dossier/records/[indicator]/page";
