import { type Choice, SelectField, TextArea } from "@/app/_ui/fields.client";
import { FormFold } from "@/app/_ui/form.client";
import { RETURN_ROWS, WHOLE_APPLICATION } from "@/lib/forms/staff";

/** Rows in sight; the others are folded until they are needed, and are sent all the same. */
const SHOWN = 3;

const FOLDED = Array.from({ length: RETURN_ROWS - SHOWN }, (_, row) => row + SHOWN).flatMap((row) => [
  `about${row}`,
  `text${row}`,
]);

/** The rows of the one complete list: which claim or the whole application, what is missing and how to mend it. */
export function ReturnRows({ choices }: { readonly choices: readonly Choice[] }) {
  const all = [{ value: WHOLE_APPLICATION, label: "整份申报" }, ...choices];
  const rows = Array.from({ length: RETURN_ROWS }, (_, row) => row).map((row) => (
    <fieldset key={row}>
      <legend>{`第 ${row + 1} 点`}</legend>
      <SelectField name={`about${row}`} label="说的是哪一项" choices={all} />
      <TextArea name={`text${row}`} label="缺什么、怎么补" />
    </fieldset>
  ));
  return (
    <>
      {rows.slice(0, SHOWN)}
      <FormFold title={`还要写更多（共可写 ${RETURN_ROWS} 点）`} names={FOLDED}>
        {rows.slice(SHOWN)}
      </FormFold>
    </>
  );
}
