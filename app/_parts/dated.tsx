const DAY = /(\d{4}年\d{1,2}月\d{1,2}日)/;

/** A text whose days stay whole at the end of a line. */
export function Dated({ text }: { readonly text: string }) {
  return (
    <span>
      {text.split(DAY).map((part, index) =>
        index % 2 === 0 ? (
          part
        ) : (
          // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a text have no other name
          <span key={index} className="code">
            {part}
          </span>
        ),
      )}
    </span>
  );
}
