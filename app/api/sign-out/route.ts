import { dropTokenCookie } from "@/lib/auth/cookies";
import { protectedHandler } from "@/lib/auth/protected-handler";
import { signOut } from "@/lib/usecases/accounts/sign-out";

/** Ends the session on the server, then clears what the browser keeps. */
export const POST = protectedHandler(async (actor) => {
  await signOut(actor);
  await dropTokenCookie("session");
  return new Response(null, {
    status: 303,
    headers: { location: "/login?out=1", "cache-control": "no-store", "clear-site-data": '"cache", "storage"' },
  });
});
