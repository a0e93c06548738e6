import { closeDatabases } from "../../db/client";
import { bootstrapStaff } from "../usecases/staff/bootstrap-staff";
import { failureLine } from "./failure-line";

/** `npm run accounts -- bootstrap`: the first administrator and the first two officers, with one-use passwords. */
if (process.argv[2] !== "bootstrap") {
  process.stderr.write("Usage: npm run accounts -- bootstrap\n");
  process.exit(2);
}
process.env.POINTS_MODE ??= "production";
try {
  const made = await bootstrapStaff();
  if (made.ok) {
    process.stdout.write(
      "One-use passwords, shown this once. Each must be changed at the first log-in, where a second factor is enrolled.\n",
    );
    for (const one of made.value)
      process.stdout.write(`  ${one.login.padEnd(10)} ${one.role.padEnd(22)} ${one.password}\n`);
  } else {
    process.stderr.write(
      "There are staff accounts already: new ones are made by the system administrator in the portal.\n",
    );
    process.exitCode = 1;
  }
} catch (error) {
  process.stderr.write(`${failureLine(error)}\n`);
  process.exitCode = 1;
} finally {
  await closeDatabases();
}
