import { besideSentences, givesUpSentences } from "@/lib/copy/exclusions";
import type { Consequences } from "@/lib/usecases/fulfilment/read-consequences";

/** What a place means for others that cannot be had beside it, to be read before the click; first what accepting gives up. */
export function BeforeAccepting({ exclusive }: { readonly exclusive: Consequences }) {
  const [lost, beside] = [givesUpSentences(exclusive), besideSentences(exclusive)];
  return (
    <>
      {lost.length > 0 && (
        <div className="note note-warning">
          <p>不能同时享受，接受这个名额就让出：</p>
          <ul>
            {lost.map((sentence) => (
              <li key={sentence}>{sentence}</li>
            ))}
          </ul>
        </div>
      )}
      {beside.map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
    </>
  );
}
