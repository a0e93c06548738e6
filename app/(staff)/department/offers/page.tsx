import type { Metadata } from "next";
import { StatusTag } from "@/app/_parts/status-tag";
import { StaffTable } from "@/app/_ui/staff-table";
import { KIND_NAMES, PROJECT_STATUS } from "@/lib/copy/statuses";
import { listFulfilledProjects } from "@/lib/usecases/fulfilment/count-fulfilment";
import { managedBy } from "@/lib/usecases/service-project/read-projects";
import { requireManager } from "../require-manager";

export const metadata: Metadata = { title: "兑现" };

/** The own department's projects whose result is final: to be begun, under way, ended. */
export default async function FulfilmentPage() {
  const actor = await requireManager();
  const projects = await listFulfilledProjects(managedBy(actor));
  return (
    <>
      <h1>兑现</h1>
      <p className="links">
        <a href="/department/vouchers">核验凭证</a>
      </p>
      <StaffTable
        caption="结果已确定的服务项目"
        rows={projects}
        keyOf={(one) => one.id}
        hrefOf={(one) => `/department/offers/${one.id}`}
        empty="还没有结果已确定的项目。公示期满后，项目会出现在这里。"
        columns={[
          { head: "项目", cell: (one) => one.name },
          { head: "种类", cell: (one) => KIND_NAMES[one.kind] },
          { head: "状态", cell: (one) => <StatusTag status={PROJECT_STATUS[one.status]} /> },
          { head: "名额", number: true, cell: (one) => one.admitted },
          { head: "转用", number: true, cell: (one) => one.flowed },
          { head: "等待答复", number: true, cell: (one) => one.open },
          { head: "待办理", number: true, cell: (one) => one.toServe },
          { head: "已办理", number: true, cell: (one) => one.served },
          { head: "未用", number: true, cell: (one) => one.admitted - one.taken },
        ]}
      />
    </>
  );
}
