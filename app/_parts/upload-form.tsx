import { BehalfField } from "@/app/_ui/behalf.client";
import { ERROR_TEXTS } from "@/lib/copy/errors";
import { DOMAIN_ERRORS } from "@/lib/domain/errors";

/** The plain form for one file: works without script, says what may be sent, keeps nothing typed at risk. The answer leads to `#uploaded`. */
export function UploadForm({
  action = "/api/evidence",
  indicator,
  material = null,
  objection = null,
  sanction = null,
  stored,
  refused,
}: {
  /** Where the file goes: to the own application unless said otherwise. */
  readonly action?: string;
  readonly indicator: string | null;
  /** The request for material that the file is to answer. */
  readonly material?: string | null;
  /** The candidacy whose objection the file is to support. */
  readonly objection?: string | null;
  /** The case of false evidence in which the file is to support the person's word. */
  readonly sanction?: string | null;
  readonly stored: boolean;
  readonly refused: string | null;
}) {
  const code = DOMAIN_ERRORS.find((one) => one === refused);
  return (
    <form action={action} method="post" encType="multipart/form-data" id="upload">
      {code !== undefined && (
        <div className="error-summary" id="uploaded" role="alert">
          <h2>文件没有保存</h2>
          <p>{ERROR_TEXTS[code]}</p>
        </div>
      )}
      {stored && (
        <p className="note note-done" id="uploaded" role="status">
          文件已保存。
        </p>
      )}
      <BehalfField />
      {indicator !== null && <input type="hidden" name="indicator" value={indicator} />}
      {material !== null && <input type="hidden" name="material" value={material} />}
      {objection !== null && <input type="hidden" name="objection" value={objection} />}
      {sanction !== null && <input type="hidden" name="sanction" value={sanction} />}
      <div className="field">
        <label htmlFor="file">选择文件</label>
        <p className="hint" id="file-hint">
          JPG、PNG 或 PDF，不超过 10 MB。可以用手机拍照，四角要拍全。
        </p>
        <input
          className="input"
          id="file"
          name="file"
          type="file"
          accept=".jpg,.jpeg,.png,.pdf"
          aria-describedby="file-hint"
          required
        />
      </div>
      <div className="buttons">
        <button className="button button-quiet" type="submit">
          上传
        </button>
      </div>
    </form>
  );
}
