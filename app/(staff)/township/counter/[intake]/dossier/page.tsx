export { default, metadata } from "@/app/(applicant)/applicant/dossier/page";
