"use server";

import { requestFacts } from "@/lib/auth/cookies";
import { publicAction } from "@/lib/auth/protected-action";
import { fail, ok } from "@/lib/domain/shared/result";
import { raiseAsThirdParty } from "@/lib/usecases/objection/raise-as-third-party";

const TOO_MANY = "提交次数过多。请稍等几分钟再试，也可以直接到积分办反映。";

export const raise = publicAction("otherObjection", async (input) => {
  const raised = await raiseAsThirdParty(await requestFacts(), input);
  if (raised.ok) return ok(`/objections/raised?number=${raised.value.caseNumber}&due=${raised.value.dueOn}`);
  const code = raised.error;
  if (code === "too-many-attempts") return fail({ code, sentences: [TOO_MANY] });
  return code === "code-not-listed"
    ? fail({ code, field: "code", sentences: ["没有找到这个公示代码，请对照公示重新输入"] })
    : raised;
});
