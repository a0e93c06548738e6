import { defineConfig } from "@playwright/test";
import tests from "./playwright.config";

/** `npm run pictures`: takes the pictures of the README anew, from the demo. */
export default defineConfig({
  ...tests,
  testMatch: "pictures.ts",
  testIgnore: [],
  outputDir: "test-results/pictures",
  reporter: "list",
  projects: [{ name: "pictures", use: { viewport: { width: 1200, height: 1240 } } }],
});
