import { z } from "zod";
import { DOCUMENT_KINDS } from "../domain/dossier/identity-number";

/** What waits in an encrypted cookie between two steps of a log-in, a registration or a reset. */
export const secondStepPayload = z.object({
  userId: z.uuid(),
  secret: z.string().nullable(),
  newPassword: z.boolean(),
  version: z.number().int(),
  /** The address to come back to. */
  next: z.string().nullable(),
});
export const registrationPayload = z.object({
  name: z.string(),
  documentKind: z.enum(DOCUMENT_KINDS),
  canonical: z.string(),
  phone: z.string(),
  passwordHash: z.string(),
  codeId: z.uuid(),
});
export const resetPayload = z.object({ document: z.string(), phone: z.string(), codeId: z.uuid() });
