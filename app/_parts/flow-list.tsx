import { flowSentences } from "@/lib/copy/flows";
import type { Flow } from "@/lib/domain/fulfilment/flows";

type Props = {
  readonly flows: readonly Flow[];
  readonly pools: readonly { readonly code: string; readonly name: string }[];
};

/** Where places go on that a pool does not need, in words and in their order. */
export function FlowList({ flows, pools }: Props) {
  const sentences = flowSentences(flows, pools);
  if (sentences.length === 0) return "不转用";
  if (sentences.length === 1) return sentences[0];
  return (
    <ol>
      {sentences.map((one) => (
        <li key={one}>{one}</li>
      ))}
    </ol>
  );
}
