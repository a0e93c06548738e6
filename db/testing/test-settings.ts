import { randomBytes } from "node:crypto";
import type { Env } from "../../lib/platform/env";

const key = (): string => randomBytes(32).toString("base64");

/** A whole environment for a test, with random secrets. */
export function testSettings(urls: { readonly app: string; readonly public: string }, folder: string): Env {
  return {
    POINTS_MODE: "test",
    DATABASE_URL: urls.app,
    DATABASE_PUBLIC_URL: urls.public,
    PUBLIC_ORIGIN: "http://localhost:3000",
    AUTH_SECRET: randomBytes(32).toString("hex"),
    NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: key(),
    FIELD_ENCRYPTION_KEYS: `t1:${key()}`,
    LOOKUP_HMAC_KEY: key(),
    SIGNING_KEY: key(),
    PUBLISHED_DIR: `${folder}/published`,
    EVIDENCE_DIR: `${folder}/evidence`,
    MESSAGE_GATEWAY: "outbox",
    SITE_HOST_UNIT: "示例市流动人口服务管理办公室",
    SITE_OPERATOR: "示例市大数据中心",
    SITE_PHONE: "0000-12345",
    SITE_CODE: "0000000000",
    SITE_ICP: "示例ICP备00000000号",
    SITE_PUBLIC_SECURITY: "示例公网安备00000000000000号",
  };
}
