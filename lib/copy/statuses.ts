import type { StaffRole } from "../domain/access/roles";
import type { ItemEffect, ItemOutcome } from "../domain/application/items";
import type { ApplicationStatus } from "../domain/application/statuses";
import type { CandidacyStatus } from "../domain/candidacy/statuses";
import type { MemberRelation } from "../domain/dossier/household";
import type { DocumentKind } from "../domain/dossier/identity-number";
import type { DossierStatus } from "../domain/dossier/statuses";
import type { ProgrammeStatus, ProjectKind, ProjectStatus, VersionStatus } from "../domain/programme/statuses";
import type { RankingOutcome } from "../domain/ranking/service";
import type { SignoffState } from "../domain/signoff/counts";

export type Tone = "plain" | "good" | "wait" | "bad" | "action";
export type Named = { readonly name: string; readonly tone: Tone };

export const APPLICATION_STATUS: Record<ApplicationStatus, Named> = {
  draft: { name: "填写中", tone: "action" },
  submitted: { name: "已提交，等待初审", tone: "wait" },
  supplementing: { name: "等待您补正", tone: "action" },
  refused: { name: "未通过初审", tone: "bad" },
  scoring: { name: "部门评分中", tone: "wait" },
  scored: { name: "评分完成，等待反馈", tone: "wait" },
  "awaiting-confirmation": { name: "等待您确认积分", tone: "action" },
  confirmed: { name: "积分已确认", tone: "good" },
  unconfirmed: { name: "逾期未确认", tone: "bad" },
  withdrawn: { name: "已撤回", tone: "plain" },
  void: { name: "已作废", tone: "bad" },
};
/** The same for staff, to whom "您" is not the applicant. */
export const APPLICATION_STATUS_FOR_STAFF: Record<ApplicationStatus, Named> = {
  ...APPLICATION_STATUS,
  submitted: { name: "等待初审", tone: "action" },
  supplementing: { name: "等待申请人补正", tone: "wait" },
  scored: { name: "等待反馈积分", tone: "action" },
  "awaiting-confirmation": { name: "等待申请人确认积分", tone: "wait" },
};
export const CANDIDACY_STATUS: Record<CandidacyStatus, Named> = {
  entered: { name: "已申报", tone: "wait" },
  eligible: { name: "符合条件", tone: "good" },
  "not-eligible": { name: "不符合条件", tone: "bad" },
  ranked: { name: "已排名", tone: "good" },
  "not-ranked": { name: "未进入排名", tone: "bad" },
  "in-notice": { name: "公示中", tone: "good" },
  final: { name: "结果已确定", tone: "good" },
  offered: { name: "有名额，等待您答复", tone: "action" },
  accepted: { name: "已接受名额", tone: "good" },
  declined: { name: "已放弃名额", tone: "plain" },
  lapsed: { name: "名额已失效", tone: "bad" },
  fulfilled: { name: "已享受服务", tone: "good" },
  closed: { name: "已结束，没有名额", tone: "plain" },
  withdrawn: { name: "已撤回", tone: "plain" },
  void: { name: "已作废", tone: "bad" },
};
/** The same for staff, to whom "您" is not the applicant. */
export const CANDIDACY_STATUS_FOR_STAFF: Record<CandidacyStatus, Named> = {
  ...CANDIDACY_STATUS,
  offered: { name: "等待答复", tone: "wait" },
  accepted: { name: "已接受，待办理", tone: "action" },
  declined: { name: "放弃", tone: "plain" },
  lapsed: { name: "失效", tone: "plain" },
  fulfilled: { name: "已办理", tone: "good" },
};
export const DOSSIER_STATUS: Record<DossierStatus, Named> = {
  draft: { name: "填写中", tone: "action" },
  "identity-pending": { name: "等待镇（街道）确认身份", tone: "wait" },
  active: { name: "身份已确认", tone: "good" },
};
export const PROJECT_STATUS: Record<ProjectStatus, Named> = {
  drafting: { name: "起草中", tone: "action" },
  submitted: { name: "待批准", tone: "wait" },
  returned: { name: "已退回修改", tone: "action" },
  approved: { name: "已批准，待公布", tone: "wait" },
  published: { name: "已公布，未到申报时间", tone: "plain" },
  open: { name: "接受申报", tone: "good" },
  closed: { name: "申报结束", tone: "plain" },
  ranked: { name: "已排名，待公示", tone: "wait" },
  "in-notice": { name: "公示中", tone: "good" },
  final: { name: "结果已确定", tone: "good" },
  fulfilling: { name: "兑现中", tone: "good" },
  ended: { name: "已结束", tone: "plain" },
};
export const PROGRAMME_STATUS: Record<ProgrammeStatus, Named> = {
  preparing: { name: "筹备中", tone: "wait" },
  open: { name: "进行中", tone: "good" },
};
export const SIGNOFF_STATE: Record<SignoffState, Named> = {
  "under-way": { name: "有事项没有办完", tone: "wait" },
  due: { name: "待签核", tone: "action" },
  changed: { name: "人数有变动，待重新签核", tone: "action" },
  signed: { name: "已签核", tone: "good" },
};
export const VERSION_STATUS: Record<VersionStatus, Named> = {
  proposed: { name: "待批准", tone: "wait" },
  approved: { name: "生效", tone: "good" },
  replaced: { name: "已被替换", tone: "plain" },
};
export const KIND_NAMES: Record<ProjectKind, string> = {
  schooling: "积分入学",
  housing: "积分入住",
  training: "积分培训",
  entrepreneurship: "积分创业",
  insurance: "积分入保",
  secondment: "积分挂职",
};
export const ROLE_NAMES: Record<StaffRole, string> = {
  "township-officer": "镇（街道）经办",
  "department-scorer": "部门评分",
  "service-manager": "服务项目经办",
  "points-office-officer": "积分办",
  "system-administrator": "系统管理员",
};
export const EFFECT_NAMES: Record<ItemEffect, string> = {
  award: "加分",
  deduction: "扣分",
  veto: "一票否决",
  check: "核查",
};
export const RELATION_NAMES: Record<MemberRelation, string> = {
  spouse: "配偶",
  child: "子女",
  ward: "被监护人",
};
export const ITEM_OUTCOME_NAMES: Record<ItemOutcome, string> = {
  accept: "认可",
  lower: "部分认可",
  refuse: "不予认可",
  found: "有记录",
  "nothing-found": "无记录",
  passed: "通过",
  failed: "未通过",
};
export const RANKING_OUTCOME_NAMES: Record<RankingOutcome, string> = {
  "within-quota": "指标内",
  waitlisted: "候补",
  "below-threshold": "未达分数线",
  vetoed: "一票否决",
};
export const DOCUMENT_NAMES: Record<DocumentKind, string> = {
  "identity-card": "居民身份证（18 位）",
  "identity-card-15": "第一代居民身份证（15 位）",
  "residence-permit-hmt": "港澳台居民居住证",
};
