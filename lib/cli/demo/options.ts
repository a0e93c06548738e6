import { accessSync, constants, mkdirSync, statfsSync } from "node:fs";
import { createServer } from "node:net";
import { resolve } from "node:path";
import { parseArgs } from "node:util";

/** Where the year of a demo stands when it opens, in office time. */
export const PLAYED_UNTIL = "2020-08-20T09:00:00+08:00";

export type Options = {
  readonly applicants: number;
  readonly seed: number;
  readonly port: number;
  readonly reset: boolean;
  readonly data: string;
};

const USAGE =
  "Usage: npm run demo -- [--applicants 300] [--seed 2020] [--port 3000] [--data .data] [--reset]\n" +
  "  --reset begins the year again; --data is the folder of this demo (database, files, keys).";

/** What the command line asks for. Throws a sentence and the usage where it cannot be understood. */
export function readOptions(args: readonly string[]): Options {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        applicants: { type: "string", default: "300" },
        seed: { type: "string", default: "2020" },
        port: { type: "string", default: "3000" },
        data: { type: "string", default: ".data" },
        reset: { type: "boolean", default: false },
      },
    });
    const whole = (name: "applicants" | "seed" | "port", most: number) => {
      if (!/^\d{1,9}$/.test(values[name]) || Number(values[name]) > most)
        throw new Error(`--${name} ${values[name]}: expected a whole number from 0 to ${most}.`);
      return Number(values[name]);
    };
    return {
      applicants: whole("applicants", 5000),
      seed: whole("seed", 1_000_000),
      port: whole("port", 65_535),
      reset: values.reset,
      data: resolve(values.data),
    };
  } catch (error) {
    throw new Error(`${error instanceof Error ? error.message : error}\n${USAGE}`);
  }
}

/** Why a port cannot be had, with the way out. */
export function portProblem(port: number, { code }: NodeJS.ErrnoException): Error {
  return new Error(
    `Port ${port} ${code === "EACCES" ? "may not be used by you" : "is in use"}. ` +
      `Stop what uses it, or start with another: npm run demo -- --port ${port < 1024 ? 3000 : port + 1}`,
  );
}

/** The port that the demo will use; 0 asks for a free one. Throws a sentence before any work is done where it cannot be had. */
export async function claimPort(port: number): Promise<number> {
  const server = createServer();
  const claimed = await new Promise<number>((done, refuse) => {
    server.once("error", (error) => refuse(portProblem(port, error)));
    server.listen(port, "localhost", () => {
      const address = server.address();
      done(typeof address === "object" && address !== null ? address.port : port);
    });
  });
  await new Promise((done) => server.close(done));
  return claimed;
}

/** Throws a sentence where the folder of the demo cannot be written or its disk is full. */
export function checkDisk(data: string): void {
  const elsewhere = "choose a folder elsewhere: npm run demo -- --data FOLDER";
  try {
    mkdirSync(data, { recursive: true });
    accessSync(data, constants.R_OK | constants.W_OK | constants.X_OK);
  } catch (error) {
    const why = error instanceof Error ? error.message : error;
    throw new Error(`The demo cannot keep its data in ${data} (${why}). Make it yours, or ${elsewhere}`);
  }
  const { bavail, bsize } = statfsSync(data);
  const free = Math.round((bavail * bsize) / 1e6);
  if (free < 300)
    throw new Error(
      `Only ${free} MB are free where the demo keeps its data (${data}); 300 MB are needed. Free some, or ${elsewhere}`,
    );
}
