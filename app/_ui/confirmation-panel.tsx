import type { ReactNode } from "react";

/** What was done, with its number large enough to copy by hand, and when. */
export function ConfirmationPanel({
  label,
  number,
  children,
}: {
  readonly label: string;
  readonly number: string;
  readonly children?: ReactNode;
}) {
  return (
    <div className="panel">
      <p>{label}</p>
      <strong className="panel-number">{number}</strong>
      {children}
    </div>
  );
}
