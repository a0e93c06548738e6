const WEEKDAYS = ["日", "一", "二", "三", "四", "五", "六"] as const;

/** 2020-07-14 → 2020年7月14日（星期二）. */
export function dayInWords(day: string): string {
  const [year = 0, month = 1, date = 1] = day.split("-").map(Number);
  const weekday = new Date(Date.UTC(year, month - 1, date)).getUTCDay();
  return `${year}年${month}月${date}日（星期${WEEKDAYS[weekday]}）`;
}

/** 2020-07-14 → 2020年7月14日. */
export function plainDay(day: string): string {
  return `${Number(day.slice(0, 4))}年${Number(day.slice(5, 7))}月${Number(day.slice(8, 10))}日`;
}

/** 2020-07-14 → 7月14日. */
export function shortDay(day: string): string {
  const [, month, date] = day.split("-").map(Number);
  return `${month}月${date}日`;
}

/** An RFC 3339 instant with +08:00, as `shanghaiInstant` writes it: 2020年7月14日 09:30. */
export function instantInWords(instant: string): string {
  return `${plainDay(instant.slice(0, 10))} ${instant.slice(11, 16)}`;
}

/** The end of a last day: 2020年7月14日（星期二）24:00前. */
export function deadlineInWords(day: string): string {
  return `${dayInWords(day)}24:00前`;
}

/** How far a last day is: 今天 24:00 截止， 还有 3 天， 已截止. Days in Asia/Shanghai. */
export function countdown(today: string, lastDay: string): string {
  const days = Math.round((Date.parse(lastDay) - Date.parse(today)) / 86_400_000);
  return days < 0 ? "已截止" : days === 0 ? "今天 24:00 截止" : `还有 ${days} 天`;
}
