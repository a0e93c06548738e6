import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { BackLink } from "@/app/_ui/back-link";
import { RadioGroup } from "@/app/_ui/fields.client";
import { Form } from "@/app/_ui/form.client";
import { type DeskParams, deskOf } from "@/lib/auth/desk";
import { ANSWER_NAMES, questionHint, questionText } from "@/lib/copy/questions";
import { ANSWERS } from "@/lib/domain/application/questions";
import { mostOfSection } from "@/lib/domain/rulebook/most-points";
import { readOwnApplication } from "@/lib/usecases/application/read-application";
import { keepAnswers } from "./actions";

export const metadata: Metadata = { title: "先回答几个问题" };

/** A few plain questions, so that the claims show only what can apply. */
export default async function QuestionsPage({ params }: { readonly params: DeskParams }) {
  const { actor, base } = await deskOf(params);
  const read = await readOwnApplication(actor);
  if (!read.ok || read.value === null || read.value.filling === null) redirect(`${base}/application`);
  const { rulebook, questions, answers, filling } = read.value;
  if (questions.length === 0) redirect(`${base}/application/claims`);
  const asked = questions.flatMap(({ section: code, indicators }) => {
    const section = rulebook.sections.find((one) => one.code === code);
    return section === undefined ? [] : [{ section, indicators, name: `answer-${code}`, text: questionText(section) }];
  });
  return (
    <>
      <BackLink href={`${base}/application`} name={filling === "supplement" ? "返回补正清单" : "返回任务清单"} />
      <h1>先回答几个问题</h1>
      <p>
        {`共 ${asked.length} 个。答“没有”的，后面不再列出，您少看一些。这些回答不计分，也不提交，随时可以改；拿不准的选“有”。`}
      </p>
      <Form
        form="answers"
        action={keepAnswers}
        labels={Object.fromEntries(asked.map((one) => [one.name, one.section.name]))}
      >
        <div className="answers">
          {asked.map(({ section, indicators, name, text }) => (
            <RadioGroup
              key={name}
              name={name}
              label={text}
              hint={questionHint(indicators, mostOfSection(rulebook, section.code, indicators))}
              choices={ANSWERS.map((value) => ({ value, label: ANSWER_NAMES[value] }))}
              defaultValue={answers.get(section.code) ?? ""}
            />
          ))}
        </div>
        <div className="buttons">
          <button className="button" type="submit">
            保存，去填写申报项
          </button>
        </div>
      </Form>
    </>
  );
}
