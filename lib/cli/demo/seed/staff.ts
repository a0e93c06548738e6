import { db } from "../../../../db/client";
import { findUserByLogin } from "../../../../db/queries/accounts";
import { readRulebook } from "../../../contracts/rulebook";
import type { Actor } from "../../../domain/access/authorize";
import type { StaffRole } from "../../../domain/access/roles";
import { TOWNSHIPS } from "../../../domain/dossier/townships";
import { systemNow } from "../../../platform/clock";
import { completeSecondStep, signInStaff, totpOf } from "../../../usecases/accounts/sign-in-staff";
import { approveRole } from "../../../usecases/staff/approve-role";
import { bootstrapStaff } from "../../../usecases/staff/bootstrap-staff";
import { createStaff } from "../../../usecases/staff/create-staff";
import { proposeRole } from "../../../usecases/staff/propose-role";
import { sideBySide } from "./side-by-side";
import { actorOf, must } from "./walk";

/** Whom the straight way of a case needs. */
export type Officers = {
  readonly office1: Actor;
  readonly office2: Actor;
  township(code: string): Actor;
  department(code: string): Actor;
};
export type DemoStaff = Officers & {
  /** The department's second officer: rechecks go to another than the first. */
  secondOf(code: string): Actor;
  manager(code: string): Actor;
};

/** Departments that offer a service of 2020. Source: domain.md, Who. */
const SERVING = ["education", "housing", "human-resources", "youth-league"];

/** First log-in as a person does it: one-use password, new password, second factor. */
async function firstLogIn(login: string, oneUse: string, password: string): Promise<string> {
  const facts = { address: `demo-${login}`, requestId: null };
  const step = must(await signInStaff(facts, login, oneUse, null), `log-in of ${login}`);
  if (step.secret === null) throw new Error(`${login} has a second factor already`);
  const code = totpOf(step.secret, login).generate({ timestamp: systemNow().getTime() });
  must(await completeSecondStep(facts, step, { code, newPassword: password }, null), `second step of ${login}`);
  return step.userId;
}

/** The first three accounts by command line, then a third officer of the points office, the officers of townships and departments and the service managers, granted by two persons. */
export async function seedStaff(
  rulebookFile: string,
  password: string,
  tell: (detail: string) => void,
): Promise<DemoStaff> {
  const rulebook = must(readRulebook(rulebookFile), "rulebook").rulebook;
  const first = must(await bootstrapStaff(), "first accounts");
  const actors = new Map<string, Actor>();
  for (const one of first) {
    const userId = await firstLogIn(one.login, one.password, password);
    const user = await findUserByLogin(db(), one.login);
    actors.set(one.login, actorOf(userId, user?.name ?? one.login, [{ role: one.role as StaffRole, unit: null }]));
  }
  const staff = staffNamed(actors);
  const departments = rulebook.departments.filter((one) => one.code !== "points-office");
  const units = [
    // Who decides an objection to a sanction has done nothing else in the case.
    { login: "office-3", name: "积分办工作人员三", role: "points-office-officer" as const, unit: null },
    // Hubin has two, for what one takes in at the counter the other confirms and reviews.
    ...[...TOWNSHIPS.map((one) => ({ ...one, which: "" })), { ...TOWNSHIPS[0], which: "-2" }].map((one) => ({
      login: `town-${one.code}${one.which}`,
      name: `${one.name}经办员${one.which === "" ? "" : "二"}`,
      role: "township-officer" as const,
      unit: one.code,
    })),
    ...departments.flatMap(({ code, name }) =>
      ["", "-2"].map((which) => ({
        login: `dept-${code}${which}`,
        name: `${name}评分员${which === "" ? "" : "二"}`,
        role: "department-scorer" as const,
        unit: code,
      })),
    ),
    ...departments
      .filter((one) => SERVING.includes(one.code))
      .map((one) => ({
        login: `svc-${one.code}`,
        name: `${one.name}服务经办员`,
        role: "service-manager" as const,
        unit: one.code,
      })),
  ];
  let ready = 0;
  await sideBySide(units, async ({ login, name, role, unit }) => {
    const made = must(await createStaff(staff.admin, { name: name.slice(0, 50), login }), login);
    const { grantId } = must(
      await proposeRole(staff.admin, { userId: made.userId, role, unit: unit ?? undefined }),
      login,
    );
    must(await approveRole(staff.office1, { grantId }), login);
    await firstLogIn(login, made.password, password);
    actors.set(login, actorOf(made.userId, name, [{ role, unit }]));
    tell(`staff, ${++ready} of ${units.length}`);
  });
  return staff;
}

/** The staff of a demo by their log-ins. */
export function staffNamed(actors: ReadonlyMap<string, Actor>): DemoStaff & { readonly admin: Actor } {
  const named = (login: string): Actor => {
    const actor = actors.get(login);
    if (actor === undefined) throw new Error(`no demo staff ${login}`);
    return actor;
  };
  return {
    admin: named("admin"),
    office1: named("office-1"),
    office2: named("office-2"),
    township: (code) => named(`town-${code}`),
    department: (code) => (code === "points-office" ? named("office-1") : named(`dept-${code}`)),
    secondOf: (code) => (code === "points-office" ? named("office-2") : named(`dept-${code}-2`)),
    manager: (code) => named(`svc-${code}`),
  };
}
