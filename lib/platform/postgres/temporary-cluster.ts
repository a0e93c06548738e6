import { randomBytes } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Cluster, makeOpenFolder, startCluster } from "./cluster";

/** A throw-away cluster for tests in a fresh folder of the temporary directory, never flushed to disk; `stop` removes it. */
export async function startTemporaryCluster(): Promise<Cluster & { readonly place: string }> {
  const place = await mkdtemp(join(tmpdir(), "points-test-"));
  await makeOpenFolder(place);
  const cluster = await startCluster({ place, password: randomBytes(24).toString("hex"), durable: false });
  return {
    ...cluster,
    place,
    stop: async () => {
      await cluster.stop();
      await rm(place, { recursive: true, force: true });
    },
  };
}
