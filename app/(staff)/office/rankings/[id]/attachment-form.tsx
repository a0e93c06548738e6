/** The plain form for a file beside a notice; also on the page that says why one was refused. */
export function AttachmentForm({ runId, projectId }: { readonly runId: string; readonly projectId: string }) {
  return (
    <form
      action={`/api/rankings/${runId}/attachments?project=${projectId}`}
      method="post"
      encType="multipart/form-data"
    >
      <div className="field">
        <label htmlFor="file">上传附件</label>
        <p className="hint" id="file-hint">
          XLSX、DOCX 或 PDF，不超过 10
          MB，不含图片、宏和嵌入的文件。保存前和公示前都会检查：有证件号码、手机号码或银行卡号的不能公开，隐藏的行、列和文件属性也在内。
        </p>
        <input
          className="input"
          id="file"
          name="file"
          type="file"
          accept=".xlsx,.docx,.pdf"
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
