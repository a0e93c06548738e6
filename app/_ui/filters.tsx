import type { ReactNode } from "react";
import type { Choice } from "./fields.client";

/** Filters above a table: a plain form that puts them into the address. `cleared`: the address without them, where it is not `action`. */
export function Filters({
  action,
  cleared = action,
  children,
}: {
  readonly action: string;
  readonly cleared?: string;
  readonly children: ReactNode;
}) {
  return (
    <form className="filters" action={action} method="get" aria-label="筛选">
      {children}
      <button className="button button-quiet" type="submit">
        筛选
      </button>
      <a href={cleared}>清除</a>
    </form>
  );
}

export function FilterSelect({
  name,
  label,
  choices,
  value,
}: {
  readonly name: string;
  readonly label: string;
  readonly choices: readonly Choice[];
  readonly value: string | null;
}) {
  return (
    <div className="field">
      <label htmlFor={name}>{label}</label>
      <select className="input" id={name} name={name} defaultValue={value ?? ""}>
        <option value="">全部</option>
        {choices.map((choice) => (
          <option key={choice.value} value={choice.value}>
            {choice.label}
          </option>
        ))}
      </select>
    </div>
  );
}
