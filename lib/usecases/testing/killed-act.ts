import { actOnDays } from "./small-acts";

/** A process that does one small act after another until it is killed. */
process.stdout.write("ready\n");
await actOnDays(Number(process.argv[2]), 10_000);
