import { randomBytes } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** What the demo makes once and keeps in its untracked folder: random passwords and keys. */
export type DemoSecrets = {
  readonly owner: string;
  readonly app: string;
  readonly public: string;
  readonly settings: Readonly<Record<string, string>>;
};

const key = () => randomBytes(32).toString("base64");
const password = () => randomBytes(24).toString("base64url");

/** Reads the secrets of a demo folder, or makes them. */
export function demoSecrets(data: string): DemoSecrets {
  const file = join(data, "secrets.json");
  if (existsSync(file)) return JSON.parse(readFileSync(file, "utf8")) as DemoSecrets;
  mkdirSync(data, { recursive: true });
  const secrets: DemoSecrets = {
    owner: password(),
    app: password(),
    public: password(),
    settings: {
      AUTH_SECRET: password() + password(),
      FIELD_ENCRYPTION_KEYS: `d1:${key()}`,
      LOOKUP_HMAC_KEY: key(),
      SIGNING_KEY: key(),
    },
  };
  writeFileSync(file, JSON.stringify(secrets), { mode: 0o600 });
  return secrets;
}

/** The whole environment of a demo. */
export function demoEnvironment(
  data: string,
  secrets: DemoSecrets,
  database: { readonly port: number; readonly name: string },
  origin: string,
  actionsKey: string,
): Record<string, string> {
  const url = (user: string, secret: string) =>
    `postgres://${user}:${secret}@127.0.0.1:${database.port}/${database.name}`;
  return {
    ...secrets.settings,
    NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: actionsKey,
    POINTS_MODE: "demo",
    DATABASE_URL: url("portal_app", secrets.app),
    DATABASE_PUBLIC_URL: url("portal_public", secrets.public),
    PUBLIC_ORIGIN: origin,
    PUBLISHED_DIR: join(data, "published"),
    EVIDENCE_DIR: join(data, "evidence"),
    MESSAGE_GATEWAY: "outbox",
    SITE_HOST_UNIT: "石狮市人民政府（演示）",
    SITE_OPERATOR: "石狮市新市民积分管理工作领导小组办公室（演示）",
    SITE_PHONE: "0595-0000 0000（演示）",
    SITE_CODE: "0000000000（演示）",
    SITE_ICP: "闽ICP备00000000号（演示）",
    SITE_PUBLIC_SECURITY: "闽公网安备00000000000000号（演示）",
  };
}
