import { rescoreSlice } from "../scoring/rescore-year";

/** A process that rescores the year in small slices until it is killed or done. */
process.stdout.write("ready\n");
for (let done: number | null = 0; done !== null; ) done = await rescoreSlice(Number(process.argv[2]));
process.exit(0);
