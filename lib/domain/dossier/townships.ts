/** The nine townships (镇、街道) of the city. Source: implementation plan 三, list of townships. */
export const TOWNSHIPS = [
  { code: "hubin", name: "湖滨街道" },
  { code: "fengli", name: "凤里街道" },
  { code: "lingxiu", name: "灵秀镇" },
  { code: "baogai", name: "宝盖镇" },
  { code: "hanjiang", name: "蚶江镇" },
  { code: "yongning", name: "永宁镇" },
  { code: "xiangzhi", name: "祥芝镇" },
  { code: "hongshan", name: "鸿山镇" },
  { code: "jinshang", name: "锦尚镇" },
] as const;
export type TownshipCode = (typeof TOWNSHIPS)[number]["code"];

export const TOWNSHIP_CODES = TOWNSHIPS.map((township) => township.code) as [TownshipCode, ...TownshipCode[]];

/** The Chinese name of a township; the code itself where it is unknown. */
export function townshipName(code: string): string {
  return TOWNSHIPS.find((township) => township.code === code)?.name ?? code;
}
