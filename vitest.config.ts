import { availableParallelism } from "node:os";
import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

const root = fileURLToPath(new URL("./", import.meta.url));

export default defineConfig({
  resolve: {
    alias: [
      { find: /^@\//, replacement: root },
      { find: "server-only", replacement: `${root}node_modules/server-only/empty.js` },
    ],
  },
  test: {
    pool: "forks",
    // Most files wait for their database half of the time: on two cores three at once take two thirds of the time of one.
    maxWorkers: Math.max(3, availableParallelism() - 1),
    include: ["lib/**/*.test.ts", "db/**/*.test.ts", "app/**/*.test.ts"],
    exclude: process.env.POINTS_FULL === "1" ? [] : ["**/*.full.test.ts"],
    globalSetup: ["./db/testing/global-setup.ts"],
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
});
