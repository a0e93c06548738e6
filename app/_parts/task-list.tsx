import type { ReactNode } from "react";
import type { Named } from "@/lib/copy/statuses";
import { StatusTag } from "./status-tag";

export type Task = {
  readonly name: string;
  /** Absent while the task cannot be begun. */
  readonly href?: string;
  /** What is in it, or why it cannot be begun. */
  readonly detail?: ReactNode;
  readonly status?: Named;
  /** What stands at the right instead of a status. */
  readonly aside?: ReactNode;
};

/** Tasks in any order, each with its status in words. */
export function TaskList({ tasks }: { readonly tasks: readonly Task[] }) {
  return (
    <ul className="tasks">
      {tasks.map((task) => (
        <li key={task.href ?? task.name}>
          <div>
            {task.href === undefined ? (
              <span className="task-name">{task.name}</span>
            ) : (
              <a href={task.href}>{task.name}</a>
            )}
            {task.detail !== undefined && <div className="quiet small">{task.detail}</div>}
          </div>
          {task.status !== undefined && (
            <div>
              <StatusTag status={task.status} />
            </div>
          )}
          {task.aside}
        </li>
      ))}
    </ul>
  );
}
