"use client";

import { useFormContext } from "@/app/_ui/form.client";

/** "Please check": the department looks the facts up itself. */
export function PleaseCheck({ chosen }: { readonly chosen: boolean }) {
  const { state, register } = useFormContext();
  const kept = state.values.pleaseCheck;
  const typed = Object.keys(state.values).length > 0;
  return (
    <div className="field">
      <label className="choice">
        <input
          {...register("pleaseCheck")}
          type="checkbox"
          value="yes"
          defaultChecked={typed ? (kept?.includes("yes") ?? false) : chosen}
        />
        <span>我不清楚，请部门核查（不用填写上面的内容）</span>
      </label>
    </div>
  );
}
