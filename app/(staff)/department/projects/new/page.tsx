import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { BackLink } from "@/app/_ui/back-link";
import { readManagedYear } from "@/lib/usecases/service-project/read-projects";
import { requireManager } from "../../require-manager";
import { ProjectForm } from "../project-form";

export const metadata: Metadata = { title: "起草服务项目" };

export default async function NewProject() {
  const year = await readManagedYear(await requireManager());
  if (year === null || year.rulebook === null) notFound();
  return (
    <>
      <BackLink href="/department/projects" name="返回服务项目" />
      <h1>起草服务项目</h1>
      <ProjectForm year={year.programme.year} rulebook={year.rulebook} departments={year.departments} known={null} />
    </>
  );
}
