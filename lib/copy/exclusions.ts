/** Why somebody is passed over, to the person and to the department; `other`: the project of the place that bars it. */
export function passedOverText(reason: string, other: string): string {
  switch (reason) {
    case "wished-more":
      return `持有“${other}”的名额，与本项目不能同时享受，愿望次序排在本项目前面`;
    case "served":
      return `已享受“${other}”，与本项目不能同时享受`;
    case "child-has-place":
      return `另一位家长已为同一名子女接受“${other}”的名额，一名子女一年只有一个入学名额`;
    default:
      throw new Error(`no words for ${reason}`);
  }
}

/** 积分入住、积分培训; what stands in no list excludes nothing. */
export const excludedText = (names: readonly string[]) => (names.length === 0 ? "没有" : names.join("、"));
