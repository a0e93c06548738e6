import { env } from "./env";

export type OutgoingMessage = { readonly id: string; readonly phone: string; readonly text: string };

/**
 * Hands a message to the gateway of the setting MESSAGE_GATEWAY: POST of `{id, phone, text}`, any 2xx is taken. `id` lets the gateway drop a
 * repetition. With `outbox` nothing leaves: /demo shows it. Throws where the gateway refuses or does not answer in 10 s.
 */
export async function handOver(message: OutgoingMessage): Promise<void> {
  const gateway = env().MESSAGE_GATEWAY;
  if (gateway === "outbox") return;
  const answer = await fetch(gateway, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(message),
    signal: AbortSignal.timeout(10_000),
    redirect: "error",
  });
  if (!answer.ok) throw new Error(`message gateway answered ${answer.status}`);
}
