import { type ChildProcess, spawn } from "node:child_process";
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const address = server.address();
  await new Promise((done) => server.close(done));
  return typeof address === "object" && address !== null ? address.port : 0;
}

export type Nginx = {
  readonly origin: string;
  /** A bare server of the same process: files of `plain`, with brotli and nothing else. */
  readonly plain: string;
  /** Processor time that has gone into answers so far, in µs. Linux. */
  readonly cpu: () => number;
  readonly stop: () => Promise<void>;
};

/** Each place of the shipped configuration that is to be changed; a test that changes nothing would test another file. */
function changed(text: string, places: readonly (readonly [string, string])[]): string {
  return places.reduce((before, [from, to]) => {
    if (!before.includes(from)) throw new Error(`nginx.conf has no "${from}"`);
    return before.replace(from, to);
  }, text);
}

/** The shipped nginx.conf before a running portal, without TLS, on a free port; `plain`: a folder for the bare server beside it. Debian's nginx with the brotli module. */
export async function startNginx(portal: string, published: string, plain = published): Promise<Nginx> {
  const folder = mkdtempSync(join(tmpdir(), "points-nginx-"));
  chmodSync(folder, 0o755);
  const port = await freePort();
  const plainPort = await freePort();
  const conf = changed(readFileSync("nginx.conf", "utf8"), [
    ["server 127.0.0.1:3000;", `server ${new URL(portal).host};`],
    ["listen 80;", `listen 127.0.0.1:${await freePort()};`],
    ["listen 443 ssl http2;", `listen 127.0.0.1:${port};`],
    ["ssl_certificate /etc/ssl/points/fullchain.pem;", ""],
    ["ssl_certificate_key /etc/ssl/points/key.pem;", ""],
    ["/srv/points/published", published],
  ]);
  writeFileSync(join(folder, "points.conf"), conf);
  const temporary = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"].map(
    (name) => `${name}_temp_path ${folder}/${name};`,
  );
  const user = process.getuid?.() === 0 ? "user root;" : "";
  writeFileSync(
    join(folder, "nginx.conf"),
    `${user} include /etc/nginx/modules-enabled/*.conf; pid ${folder}/pid; worker_processes 1; events {}
http { access_log off; ${temporary.join(" ")} include ${folder}/points.conf;
server { listen 127.0.0.1:${plainPort}; root ${plain}; brotli_static on; default_type text/html; } }`,
  );
  const settings = ["-c", join(folder, "nginx.conf"), "-e", "stderr", "-g", "daemon off;"];
  const child: ChildProcess = spawn("nginx", settings, { stdio: ["ignore", "inherit", "inherit"] });
  const ended = new Promise<void>((done) => child.once("exit", () => done()));
  const origin = `http://127.0.0.1:${port}`;
  while ((await fetch(`${origin}/healthz`).catch(() => null)) === null)
    if (child.exitCode !== null) throw new Error("nginx ended at its start");
  const [worker] = readFileSync(`/proc/${child.pid}/task/${child.pid}/children`, "utf8").trim().split(" ");
  return {
    origin,
    plain: `http://127.0.0.1:${plainPort}`,
    cpu: () => Number(readFileSync(`/proc/${worker}/schedstat`, "utf8").split(" ")[0]) / 1000,
    async stop() {
      child.kill("SIGTERM");
      await ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
