import { TaskList } from "@/app/_parts/task-list";
import type { Named } from "@/lib/copy/statuses";
import type { Answers, Question } from "@/lib/domain/application/questions";
import type { OwnApplicationView } from "@/lib/usecases/application/read-application";

const NOT_STARTED: Named = { name: "未开始", tone: "action" };
const DONE: Named = { name: "已填写", tone: "good" };
const ANSWERED: Named = { name: "已回答", tone: "good" };
const BLOCKED: Named = { name: "暂不能开始", tone: "plain" };

function asideText(questions: readonly Question[], answers: Answers): string {
  const no = questions.filter((one) => answers.get(one.section) === "no").length;
  return no === 0 ? `${questions.length} 个问题都答了“有”` : `${questions.length} 个问题，${no} 个答了“没有”`;
}

/** The task list of a draft or a correction: what is filled in, and what must be before it can be sent. */
export function Tasks({
  base,
  application,
  send,
}: {
  readonly base: string;
  readonly application: OwnApplicationView;
  readonly send: string;
}) {
  const { claims, files, questions, answers } = application;
  const candidacies = application.candidacies.filter((one) => one.status !== "withdrawn");
  const missing = [
    claims.length === 0 ? "填写至少一个申报项" : "",
    candidacies.length === 0 ? "选择至少一个服务项目" : "",
  ]
    .filter((one) => one !== "")
    .join("，并");
  return (
    <TaskList
      tasks={[
        ...(questions.length === 0
          ? []
          : [
              {
                href: `${base}/application/questions`,
                name: "先回答几个问题",
                status: answers.size > 0 ? ANSWERED : NOT_STARTED,
                detail: answers.size > 0 ? asideText(questions, answers) : "答完只看与您有关的申报项",
              },
            ]),
        {
          href: `${base}/application/claims`,
          name: "填写申报项和材料",
          status: claims.length > 0 ? DONE : NOT_STARTED,
          detail: `已填写 ${claims.length} 项`,
        },
        {
          href: `${base}/application/projects`,
          name: "选择服务项目",
          status: candidacies.length > 0 ? DONE : NOT_STARTED,
          detail: candidacies.length === 0 ? "还没有选择" : candidacies.map((one) => one.project).join("、"),
        },
        {
          href: `${base}/application/evidence`,
          name: "查看全部材料",
          status: files.length > 0 ? DONE : NOT_STARTED,
          detail: `已上传 ${files.length} 个文件`,
        },
        missing === ""
          ? { href: `${base}/application/check`, name: send, status: NOT_STARTED }
          : { name: send, status: BLOCKED, detail: `请先${missing}。` },
      ]}
    />
  );
}
