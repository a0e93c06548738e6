import type { ReactNode } from "react";
import { type Frame, PublishedPage } from "./page";
import type { NavLink } from "./site-frame";

export type PlainText = {
  readonly title: string;
  readonly lines: readonly string[];
  readonly back: readonly [href: string, name: string];
};

/** A whole page of a few sentences for what no screen answers: head, what happened and what to do, the way back. No script. */
export function PlainPage({
  frame,
  text: {
    title,
    lines,
    back: [href, name],
  },
  nav,
  home,
  children,
}: {
  readonly frame: Frame;
  readonly text: PlainText;
  /** The links of the room that it stands in; a visitor's where left out. */
  readonly nav?: readonly NavLink[];
  readonly home?: string;
  /** What the person can do at once. */
  readonly children?: ReactNode;
}) {
  return (
    <PublishedPage
      frame={frame}
      title={title}
      current=""
      {...(nav === undefined ? {} : { nav })}
      {...(home === undefined ? {} : { home })}
    >
      <h1>{title}</h1>
      <div className="note note-warning" role="alert">
        {lines.map((line) => (
          <p key={line}>{line}</p>
        ))}
      </div>
      {children}
      <p className="links">
        <a href={href}>{name}</a>
      </p>
    </PublishedPage>
  );
}
