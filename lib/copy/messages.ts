import { PASSED_OVER_REASONS } from "../domain/fulfilment/exclusions";
import { deadlineInWords, instantInWords, plainDay } from "./dates";
import { PASSED_OVER_TEXTS } from "./exclusions";

const givesUpText = (names: string | undefined) =>
  names === undefined || names === "" ? "" : `接受就让出您的“${names}”名额（不能同时享受）。`;

function passedOverReason(reason: string | undefined) {
  const known = PASSED_OVER_REASONS.find((one) => one === reason);
  if (known === undefined) throw new Error(`no words for ${reason}`);
  return PASSED_OVER_TEXTS[known];
}

/** What a message says, by its template; `body` as the use case queued it. */
export function messageText(template: string, body: Readonly<Record<string, string>>): string {
  switch (template) {
    case "register-code":
      return `您正在注册积分服务平台，验证码 ${body.code}，10 分钟内有效。不是您本人操作的，请不要告诉任何人。`;
    case "reset-code":
      return `您正在重设积分服务平台的密码，验证码 ${body.code}，10 分钟内有效。不是您本人操作的，请不要告诉任何人。`;
    case "number-in-use":
      return "有人用您的证件号码注册积分服务平台。您已有账号，可以直接登录；忘记密码的，可以用手机号重设。不是您本人操作的，不需要处理。";
    case "identity-confirmed":
      return "您的身份已由镇（街道）确认。请登录积分服务平台继续办理申报。";
    case "identity-returned":
      return "您的档案需要补正。原因和补正方法请登录积分服务平台查看。";
    case "application-returned":
      return `您的申报需要补正。缺什么、怎么补，请登录积分服务平台查看，并在 ${plainDay(body.dueOn ?? "")} 24:00 前补齐。`;
    case "supplement-lapsed":
      return "补正期限已过。镇（街道）将按您已提交的内容审核您的申报，结果会短信通知您。";
    case "application-refused":
      return "您的申报没有通过初审。原因和提出异议的方法，请登录积分服务平台查看。";
    case "material-asked":
      return `评分部门需要您补充一份材料。请在 ${plainDay(body.dueOn ?? "")} 24:00 前登录积分服务平台查看并提交。`;
    case "points-fed-back":
      return `您的积分已经评定。请在${deadlineInWords(body.confirmBy ?? "")}登录积分服务平台核对并确认。`;
    case "points-asked-anew":
      return `计分标准有更正，您的积分因此有变化。请在${deadlineInWords(body.confirmBy ?? "")}登录积分服务平台重新核对：同意的请确认，有异议的可以提出复核。`;
    case "points-rescored":
      return "计分标准有更正，您的积分因此有变化。您已列入公示的项目不受影响，您的申报仍然有效，不需要重新确认。明细请登录积分服务平台，在“我的积分”查看。";
    case "notice-published":
      return `${body.number}已发布（${body.project}）。公示至${plainDay(body.until ?? "")}。您的公示代码和结果请登录积分服务平台查看。`;
    case "not-listed":
      return `${body.project}的排名已经公示，您没有列入。原因请登录积分服务平台，在“我的公示”查看，不会对外公开。`;
    case "pool-held-back":
      return `${body.project}已开始公示。您所在分类的排名正在核对，暂未公示；核对完成后公示，并短信通知您。您不需要做什么。`;
    case "objection-raised":
      return `您的异议已收到，编号 ${body.caseNumber}。处理结果会短信通知您，最迟 ${plainDay(body.dueOn ?? "")}。`;
    case "objection-heard":
      return `有人对您在“${body.project}”公示中的一行提出异议。请在 ${plainDay(body.until ?? "")} 24:00 前登录积分服务平台，在“我的公示”查看并说明情况。`;
    case "objection-granted":
      return `您的异议（编号 ${body.caseNumber}）已核实，予以支持，结果会按规定更正。`;
    case "objection-refused":
      return `您的异议（编号 ${body.caseNumber}）经核实，没有支持。${body.own === "yes" ? "理由请登录积分服务平台，在“我的公示”查看。" : "理由可以向积分办查询。"}不服的，可以依法申请行政复议或提起行政诉讼。`;
    case "objection-withdrawn":
      return `您的异议（编号 ${body.caseNumber}）已撤回，不再办理。没有撤回过的，请联系积分办。`;
    case "hearing-over":
      return `对您在“${body.project}”公示中一行提出的异议已经撤回，不再办理。您不用再说明情况。`;
    case "points-corrected":
      return "您的积分经异议复核有变化，您的申报仍然有效，不需要重新确认。明细请登录积分服务平台，在“我的积分”查看。";
    case "notice-corrected":
      return `${body.number}已发布，更正了“${body.project}”的公示，您的结果有变化。公示至${plainDay(body.until ?? "")}。请登录积分服务平台，在“我的公示”查看。`;
    case "offer-made":
      return `您有${body.project}的名额。请在${deadlineInWords(body.until ?? "")}登录积分服务平台，选择接受或放弃；逾期没有答复的，名额给下一位候补。${givesUpText(body.givesUp)}`;
    case "offer-promoted":
      return `您已从候补递补，有${body.project}的名额。请在${deadlineInWords(body.until ?? "")}登录积分服务平台，选择接受或放弃；逾期没有答复的，名额给下一位候补。${givesUpText(body.givesUp)}`;
    case "offer-given-up":
      return body.parent === "yes"
        ? `另一位家长已为同一名子女接受“${body.taken}”的名额，您的“${body.project}”名额已让给下一位候补。有疑问的，请联系积分办。`
        : `您已接受“${body.taken}”的名额，与它不能同时享受的“${body.project}”名额已让给下一位候补。`;
    case "passed-over":
      return `“${body.project}”轮到您时没有给您名额：您${passedOverReason(body.reason)(body.other ?? "")}。有疑问的，请联系积分办。`;
    case "offer-lapsed":
      return `您的${body.project}名额没有在期限内答复，已经失效，给了下一位候补。有疑问的，请联系积分办。`;
    case "offer-forfeited":
      return `您的${body.project}名额没有在期限内办理，已经取消。原因请登录积分服务平台，在“名额”里查看；有疑问的，请联系积分办。`;
    case "slot-assigned":
      return `${body.project}：您的选择时间是${instantInWords(body.at ?? "")}起。到时间请登录积分服务平台，在“名额”里选择。`;
    case "service-recorded":
      return `您的${body.project}已经办理并记入档案。不是您本人办理的，请尽快联系积分办。`;
    case "record-taken-back":
      return `您的${body.project}有一条办理记录登记有误，已经撤回，名额不受影响。原因和办理期限请登录积分服务平台，在“名额”里查看。`;
    case "payment-returned":
      return `您的${body.project}款项被退回。原因请登录积分服务平台，在“名额”里查看，并联系主管部门。`;
    case "waitlist-closed":
      return `${body.project}的名额已经发放完毕，项目结束，候补不再递补。感谢您的参与，您的积分可以在其他项目使用。`;
    case "service-recovered":
      return `${body.project}的服务已由主管部门收回。记录请登录积分服务平台，在“名额”里查看。`;
    case "sanction-opened":
      return `积分办正在核查您的申报中的一份材料或一项事实（编号 ${body.caseNumber}）。作出决定以前会先听取您的说明，您现在不用做什么。详情请登录积分服务平台，在“我的办理”查看。`;
    case "sanction-heard":
      return `积分办认为您的申报可能含有虚假材料（编号 ${body.caseNumber}）。请在 ${plainDay(body.until ?? "")} 24:00 前登录积分服务平台，在“我的办理”查看原因并说明情况，可以附材料；也可以到镇（街道）服务窗口办理。没有说明的，按核查的情况决定。`;
    case "sanction-dropped":
      return `关于您的申报材料的核查（编号 ${body.caseNumber}）已经结束，不作处理。理由请登录积分服务平台，在“我的办理”查看。`;
    case "sanction-imposed":
      return `积分办决定：您的${body.year}年度申报因虚假材料作废（编号 ${body.caseNumber}）${body.until === "" ? "" : `，至${body.until}年度不能申报`}${(body.banned ?? "") === "" ? "" : `，${body.banned}年度的申报一并作废`}。理由请登录积分服务平台，在“我的办理”查看。不服的，可以在 ${plainDay(body.objectUntil ?? "")} 24:00 前在线或到镇（街道）服务窗口提出异议，也可以依法申请行政复议或提起行政诉讼。`;
    case "sanction-upheld":
      return `您对处理决定的异议（编号 ${body.caseNumber}）经核实，没有支持。理由请登录积分服务平台，在“我的办理”查看。不服的，可以依法申请行政复议或提起行政诉讼。`;
    case "sanction-lifted":
      return `您对处理决定的异议（编号 ${body.caseNumber}）经核实，予以支持，决定已撤销，您的申报恢复办理。恢复了什么、接下来怎么办，请登录积分服务平台，在“我的办理”查看。`;
    default:
      throw new Error(`no words for message ${template}`);
  }
}
