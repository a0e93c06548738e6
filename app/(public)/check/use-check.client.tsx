"use client";

import { useCallback, useEffect, useRef, useState } from "react";
import type { CheckMessage, CheckRequest } from "@/lib/check/worker";

export type CheckState = CheckMessage | { readonly kind: "loading" } | { readonly kind: "broken" };

/** The check in a worker of this browser: loaded with the page, and from then on without any network. */
export function useCheck() {
  const [state, setState] = useState<CheckState>({ kind: "loading" });
  const worker = useRef<Worker | null>(null);
  useEffect(() => {
    const started = new Worker(new URL("../../../lib/check/worker.ts", import.meta.url), { type: "module" });
    started.addEventListener("message", (event: MessageEvent<CheckMessage>) => setState(event.data));
    started.addEventListener("error", () => setState({ kind: "broken" }));
    worker.current = started;
    return () => started.terminate();
  }, []);
  const send = useCallback((request: CheckRequest) => {
    setState({ kind: "stage", stage: "seal" });
    worker.current?.postMessage(request);
  }, []);
  /** What was found out about other files is taken away. */
  const reset = useCallback(() => {
    setState((now) => (now.kind === "checked" || now.kind === "unreadable" ? { kind: "ready" } : now));
  }, []);
  return { state, send, reset };
}

export type SiteFiles = { readonly notice: Blob; readonly rulebook: Blob | undefined } | "loading" | "gone" | null;

async function fetchFile(path: string): Promise<Blob> {
  const answer = await fetch(path);
  if (!answer.ok) throw new Error(path);
  return answer.blob();
}

/** The version of the rulebook that a notice names: another may be in force since. The name is searched for, since a notice can have megabytes of rows. */
async function fetchRulebook(notice: Blob): Promise<Blob | undefined> {
  const digest = /"rulebookDigest"\s*:\s*"([0-9a-f]{64})"/.exec(await notice.text())?.[1];
  return digest === undefined ? undefined : fetchFile(`/rulebook/file?digest=${digest}`).catch(() => undefined);
}

/** The public files of a notice from this site, fetched with the page, so that the person adds only the own proof. */
export function useSiteFiles(slug: string | null): SiteFiles {
  const [files, setFiles] = useState<SiteFiles>(slug === null ? null : "loading");
  useEffect(() => {
    if (slug === null) return;
    let left = false;
    fetchFile(`/notices/${slug}/notice.json`)
      .then(async (notice) => ({ notice, rulebook: await fetchRulebook(notice) }))
      .catch(() => "gone" as const)
      .then((found) => {
        if (!left) setFiles(found);
      });
    return () => {
      left = true;
    };
  }, [slug]);
  return files;
}
