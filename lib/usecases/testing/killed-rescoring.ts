import { rescoreYear } from "../scoring/rescore-year";

/** A process that rescores the year in small slices until it is killed or done. */
while ((await rescoreYear(Number(process.argv[2]))) > 0);
process.exit(0);
