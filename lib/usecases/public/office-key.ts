import { publicKeyOf } from "../../platform/crypto/ed25519";
import { env } from "../../platform/env";

/** The key (Ed25519, base64) by which anyone checks that a notice or receipt was signed by this office. */
export const officeKey = (): string => publicKeyOf(env().SIGNING_KEY);
