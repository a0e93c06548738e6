import type { AttachmentRefusal, Place, Unreadable } from "../domain/notice/attachment";
import type { FindingKind } from "../domain/notice/scan-public-text";

const KIND_NAMES: Record<FindingKind, string> = {
  "identity-number": "证件号码",
  phone: "手机号码",
  "bank-card": "银行卡号",
};

const UNREADABLE_TEXTS: Record<Unreadable, string> = {
  empty: "没有收到文件。请选择文件后再上传。",
  "not-its-kind": "只能放 XLSX、DOCX 或 PDF 文件，且内容须与扩展名一致。请另存为其中一种后再上传。",
  encrypted: "文件设了密码或限制，不能检查。请去掉密码，另存后再上传。",
  broken: "文件不完整或格式有错，不能检查。请用办公软件打开，另存后再上传。",
  "too-large": "文件展开后太大，不能检查。请删去不需要的内容，或分成几个文件。",
  macros: "文件里有宏，不能公开。请另存为不含宏的文件（XLSX 或 DOCX）后再上传。",
  nested: "文件里嵌有别的文件，不能检查。请删去嵌入的对象，需要公开的另外上传。",
  picture: "文件里有图片，图片里的文字不能检查。请删去图片；扫描件请用文字版代替，印章可写“（盖章）”。",
  script: "文件里有脚本或会自动执行的动作，不能公开。请另存为普通的 PDF 后再上传。",
  versions: "文件里还留着修改前的内容，不能公开。请重新导出一份 PDF 后再上传。",
  "no-text": "这里没有可以检查的文字，可能是扫描件或画出来的字。请用文字版代替。",
  font: "文字不能读出来，不能检查。请从原来的文档重新导出 PDF（嵌入字体）后再上传。",
  "unknown-part": "文件里有不能检查的内容。请用办公软件另存后再上传。",
};

/** Where something stands in a file, as its writer would look for it. */
export function placeText(place: Place): string {
  switch (place.in) {
    case "name":
      return "文件名";
    case "properties":
      return "文件属性（标题、作者、备注等）";
    case "outline":
      return "目录（书签）";
    case "bytes":
      return "文件内部（页面上看不到的地方）";
    case "cell":
      return `工作表“${place.sheet}”的 ${place.cell} 格${place.hidden ? "（隐藏的）" : ""}`;
    case "sheet":
      return `工作表“${place.sheet}”的批注、页眉页脚或设置`;
    case "paragraph":
      return `正文第 ${place.number} 段`;
    case "header":
      return "页眉";
    case "footer":
      return "页脚";
    case "comment":
      return `批注第 ${place.number} 段`;
    case "footnote":
      return `脚注或尾注第 ${place.number} 段`;
    case "page":
      return `第 ${place.page} 页`;
    case "annotation":
      return `第 ${place.page} 页的批注、表单或链接`;
    case "part":
      return `文件内部（${place.part}）`;
  }
}

const SHOWN = 30;

/** Why a file is not published, a sentence each: what was found, masked, and where; then what to do. */
export function refusalSentences(refusal: AttachmentRefusal): readonly string[] {
  if (refusal.why !== "found") {
    const where = refusal.place === null ? "" : `${placeText(refusal.place)}：`;
    return [`${where}${UNREADABLE_TEXTS[refusal.why]}`];
  }
  const { findings } = refusal;
  return [
    "文件里有疑似不能公开的号码：",
    ...findings.slice(0, SHOWN).map((one) => `${placeText(one.place)}：${KIND_NAMES[one.kind]} ${one.masked}`),
    ...(findings.length > SHOWN ? [`还有 ${findings.length - SHOWN} 处`] : []),
    "请删去这些号码（隐藏的行、列、工作表和文件属性也要删），另存后再上传。",
  ];
}

/** 45 KB */
export const sizeText = (bytes: number) => `${Math.max(1, Math.ceil(bytes / 1024))} KB`;
/** 附件 1：公示函.pdf */
export const attachmentName = (at: number, { name }: { readonly name: string }) => `附件 ${at + 1}：${name}`;
