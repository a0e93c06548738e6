import { checkCharacter } from "../../../domain/dossier/identity-number";
import type { SeededRandom } from "./random";

/** Region codes 9900xx are not assigned by GB/T 2260: the numbers can be nobody's. */
const UNASSIGNED_REGION = "9900";
/** An identity number with a valid check digit, unique for each `index` below 100,000. */
export function demoIdentityNumber(birthDate: string, index: number): string {
  const region = UNASSIGNED_REGION + String(Math.floor(index / 1000)).padStart(2, "0");
  const first17 = region + birthDate.replaceAll("-", "") + String(index % 1000).padStart(3, "0");
  return first17 + checkCharacter(first17);
}

/** A mobile number of the form people write; prefix 1700000 is used by nobody in the demo but the demo. */
export function demoPhone(index: number): string {
  return `170${String(10_000_000 + index).slice(-8)}`;
}

const FAMILY = [
  "王",
  "李",
  "张",
  "刘",
  "陈",
  "杨",
  "黄",
  "赵",
  "吴",
  "周",
  "徐",
  "孙",
  "马",
  "朱",
  "胡",
  "林",
  "郭",
  "何",
  "高",
  "罗",
  "郑",
  "梁",
  "谢",
  "宋",
  "唐",
  "许",
  "邓",
  "冯",
  "韩",
  "曹",
  "曾",
  "彭",
  "萧",
  "蔡",
  "潘",
  "田",
  "董",
  "袁",
  "于",
  "余",
  "叶",
  "蒋",
  "杜",
  "苏",
  "魏",
  "程",
  "吕",
  "丁",
  "沈",
  "任",
  "姚",
  "卢",
  "傅",
  "钟",
  "欧阳",
  "上官",
] as const;
const GIVEN_FIRST = [
  "伟",
  "芳",
  "秀",
  "敏",
  "静",
  "丽",
  "强",
  "磊",
  "洋",
  "艳",
  "勇",
  "军",
  "杰",
  "娟",
  "涛",
  "明",
  "超",
  "霞",
  "平",
  "刚",
  "桂",
  "建",
  "国",
  "文",
  "海",
  "晓",
  "志",
  "春",
  "雪",
  "玉",
  "金",
  "美",
  "永",
  "家",
  "德",
  "思",
  "雨",
  "子",
  "佳",
  "俊",
  "䶮",
  "宏",
] as const;
const GIVEN_SECOND = [
  "",
  "",
  "英",
  "华",
  "兰",
  "梅",
  "珍",
  "红",
  "燕",
  "玲",
  "辉",
  "鹏",
  "飞",
  "峰",
  "龙",
  "斌",
  "波",
  "生",
  "林",
  "琴",
  "云",
  "莲",
  "香",
  "凤",
  "清",
  "荣",
  "萍",
  "贵",
  "祥",
  "旺",
  "民",
  "东",
  "武",
  "新",
  "利",
  "良",
  "豪",
  "轩",
  "怡",
  "琳",
] as const;

export const demoGivenName = (random: SeededRandom) => random.pick(GIVEN_FIRST) + random.pick(GIVEN_SECOND);

export function demoName(random: SeededRandom): string {
  return random.pick(FAMILY) + demoGivenName(random);
}

const STREETS: Record<string, readonly [string, ...string[]]> = {
  hubin: ["八七路", "南洋路", "长宁路"],
  fengli: ["凤里路", "宽仁街", "大仑街"],
  lingxiu: ["灵狮路", "石金路", "钞坑路"],
  baogai: ["宝盖大道", "后垵路", "塘边街"],
  hanjiang: ["石湖路", "蚶江街", "锦江路"],
  yongning: ["永宁老街", "沙堤路", "外高路"],
  xiangzhi: ["祥渔路", "祥农街", "大堡路"],
  hongshan: ["鸿山大道", "伍堡路", "东园街"],
  jinshang: ["锦尚路", "卢厝街", "深埕路"],
};

export function demoAddress(township: string, townshipName: string, random: SeededRandom): string {
  const street = random.pick(STREETS[township] ?? ["中心路"]);
  return `${townshipName}${street}${1 + random.below(300)}号${1 + random.below(12)}栋${100 * (1 + random.below(8)) + 1 + random.below(4)}室`;
}
