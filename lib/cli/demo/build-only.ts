import { buildPages } from "./build";

/** Builds the pages as the demo does, so that browser tests start with them. */
process.stdout.write(`${await buildPages({ tell: (detail) => process.stdout.write(`${detail}\n`) })}\n`);
