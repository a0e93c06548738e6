export type Paper = { readonly id: string; readonly name: string; readonly mediaType: string };

const ZOOMS = [
  ["fit", "整页"],
  ["width", "适合宽度"],
  ["2", "放大"],
] as const;
const TURNS = [
  ["0", "不旋转"],
  ["90", "右转"],
  ["180", "倒转"],
  ["270", "左转"],
] as const;

/**
 * The papers of a case, one shown at a time (`?file=` in the address chooses). Images are fitted, enlarged and turned by radio buttons and the
 * stylesheet, without script. A PDF opens by itself: it is served as an attachment, so that nothing in it runs on our pages.
 */
export function EvidenceViewer({
  papers,
  chosen,
  base,
  empty,
}: {
  readonly papers: readonly Paper[];
  readonly chosen: string | undefined;
  readonly base: string;
  readonly empty: string;
}) {
  const paper = papers.find((one) => one.id === chosen) ?? papers[0];
  return (
    <section className="viewer" aria-labelledby="papers">
      <h2 id="papers">材料</h2>
      {paper === undefined ? (
        <p className="note">{empty}</p>
      ) : (
        <>
          <ul className="viewer-files">
            {papers.map((one) => (
              <li key={one.id}>
                <a
                  href={`${base}${base.includes("?") ? "&" : "?"}file=${one.id}`}
                  aria-current={one === paper ? "true" : undefined}
                >
                  {one.name}
                </a>
              </li>
            ))}
          </ul>
          {paper.mediaType.startsWith("image/") ? <Picture paper={paper} /> : <Attachment paper={paper} />}
        </>
      )}
    </section>
  );
}

function Picture({ paper }: { readonly paper: Paper }) {
  return (
    <>
      <div className="viewer-tools">
        <Radios name="zoom" label="大小" choices={ZOOMS} />
        <Radios name="turn" label="方向" choices={TURNS} />
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must take the focus */}
      <div className="viewer-paper" tabIndex={0}>
        {/* biome-ignore lint/performance/noImgElement: a private file, never optimised or cached */}
        <img src={`/api/evidence/${paper.id}`} alt={paper.name} />
      </div>
    </>
  );
}

function Radios({
  name,
  label,
  choices,
}: {
  readonly name: string;
  readonly label: string;
  readonly choices: readonly (readonly [string, string])[];
}) {
  return (
    <fieldset>
      <legend>{label}</legend>
      {choices.map(([value, text], index) => (
        <label className="choice" key={value}>
          <input type="radio" name={name} value={value} defaultChecked={index === 0} />
          <span>{text}</span>
        </label>
      ))}
    </fieldset>
  );
}

function Attachment({ paper }: { readonly paper: Paper }) {
  return (
    <div className="note">
      <p>这份材料是 PDF 文件，不在网页里显示，请下载后打开。</p>
      <p className="buttons">
        <a className="button button-quiet" href={`/api/evidence/${paper.id}`}>
          {`下载 ${paper.name}`}
        </a>
      </p>
    </div>
  );
}
