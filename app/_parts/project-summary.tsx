import { FlowList } from "@/app/_parts/flow-list";
import { SummaryList } from "@/app/_ui/summary-list";
import { dayInWords, deadlineInWords } from "@/lib/copy/dates";
import { excludedText } from "@/lib/copy/exclusions";
import { ALLOCATION_NAMES, BOUNDARY_NAMES, nameOf, ORDER_NAMES, thresholdsText, tieKeyText } from "@/lib/copy/projects";
import { KIND_NAMES } from "@/lib/copy/statuses";
import { Scroll } from "@/lib/documents/scroll";
import { usesLot } from "@/lib/domain/ranking/lots";
import type { ProjectView } from "@/lib/usecases/service-project/read-projects";

/** A service project as its department drafted it and the office reviews it: everything that will be public, in words. */
export function ProjectSummary({ view }: { readonly view: ProjectView }) {
  const { project, service, rulebook, ofYear } = view;
  const { who, scope, limit, lot, flows } = project.rules;
  const classes = (codes: readonly string[]) => codes.map((one) => nameOf(rulebook.classes, one)).join("、");
  return (
    <>
      <SummaryList
        rows={[
          { name: "代码", value: project.code },
          { name: "种类", value: KIND_NAMES[project.kind] },
          { name: "办理部门", value: nameOf(rulebook.departments, project.department) },
          { name: "申报时间", value: `${dayInWords(project.opensOn)}至${deadlineInWords(project.closesOn)}` },
          { name: "享受范围", value: classes(service.classes) },
          { name: "分数线", value: thresholdsText(service.thresholds, rulebook) },
          { name: "分配方式", value: ALLOCATION_NAMES[service.allocation] },
          {
            name: "排名次序",
            value: (
              <>
                {ORDER_NAMES[service.order]}
                <ol>
                  {service.tieBreak.map((key) => (
                    <li key={JSON.stringify(key)}>{tieKeyText(key, rulebook)}</li>
                  ))}
                </ol>
              </>
            ),
          },
          ...(usesLot(service) ? [{ name: "摇号用的公开数字", value: lot === "" ? "没有填写" : lot }] : []),
          { name: "末位并列", value: BOUNDARY_NAMES[service.boundaryTies] },
          {
            name: "公示",
            value: service.publicityWorkingDays === null ? "按规定的天数" : `${service.publicityWorkingDays} 个工作日`,
          },
          { name: "兑现方式", value: service.fulfilment ?? "没有填写" },
          { name: "享受对象", value: who === "" ? "没有填写" : who },
          { name: "适用范围", value: scope === "" ? "没有填写" : scope },
          { name: "限制", value: limit === "" ? "没有填写" : limit },
          { name: "不能同时享受", value: excludedText(project, ofYear) ?? "没有" },
          ...(service.allocation === "pool"
            ? [{ name: "名额转用", value: <FlowList flows={flows} pools={service.pools} /> }]
            : []),
        ]}
      />
      <Scroll>
        <table>
          <caption>{service.allocation === "pool" ? "分类与指标" : "志愿与指标"}</caption>
          <thead>
            <tr>
              <th scope="col">名称</th>
              <th scope="col">类别</th>
              <th scope="col" className="num">
                指标
              </th>
            </tr>
          </thead>
          <tbody>
            {service.pools.map((pool) => (
              <tr key={pool.code}>
                <th scope="row">{pool.name}</th>
                <td>{classes(pool.classes)}</td>
                <td className="num">{pool.quota === null ? "不限" : `${pool.quota} 名`}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Scroll>
    </>
  );
}
