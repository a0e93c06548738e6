import type { TestProject } from "vitest/node";
import { startTestServer, type TestServer } from "./template-database";

declare module "vitest" {
  interface ProvidedContext {
    testServer: TestServer;
  }
}

/** One embedded server for the whole run of vitest. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const { server, stop } = await startTestServer();
  project.provide("testServer", server);
  return stop;
}
