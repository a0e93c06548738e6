/** Words, names and number jokes that the lists of stolen passwords are made of; letters alone, the longest are removed first. */
const COMMON = `
  passwords password passwort parola passw0rd iloveyou loveyou princess sunshine football baseball basketball superman batman
  spiderman starwars pokemon dragon monkey shadow master michael jordan jennifer charlie daniel jessica ashley nicole summer
  welcome letmein trustno administrator admin manager service guest default changeme secret access login user root system test
  testing temp hello internet computer samsung google facebook whatever freedom forever flower cheese chocolate killer hunter
  pepper ginger cookie liverpool arsenal chelsea barcelona mercedes ferrari lovely angel babygirl qwerty azerty asdfgh asdf
  zxcvbn zxcv qazwsx qweasd zaq abcd abc woaini woaiwojia woaiwo aini woshi nihao zhongguo china beijing shanghai fujian quanzhou
  shishi xiamen jifen mima caonima tianya tiantian baobei laopo laogong mama baba haha hehe wang zhang chen yang huang
  wangyut meiyou buzhidao xiaoming xiaohong gongzuo zhengfu banshi citizen points portal`
  .split(/\s+/)
  .filter((word) => word !== "")
  .sort((a, b) => b.length - a.length);
/** Rows of keys and of signs, along which fingers walk. */
const WALKS = [
  "abcdefghijklmnopqrstuvwxyz",
  "01234567890",
  "qwertyuiop",
  "asdfghjkl",
  "zxcvbnm",
  "1q2w3e4r5t6y7u8i9o0p",
  "1qaz2wsx3edc4rfv5tgb6yhn7ujm",
  "147258369",
].flatMap((row) => [row, [...row].reverse().join("")]);
const JOKES = /5201314|1314520|520|1314|521|(?:19|20)\d\d|88+|66+|99+|11+|00+|123/g;
const LOOKALIKES: Readonly<Record<string, string>> = {
  "@": "a",
  "4": "a",
  "3": "e",
  "1": "i",
  "!": "i",
  "0": "o",
  "5": "s",
  $: "s",
  "7": "t",
};
const LEAST_LEFT = 5;

const bare = (text: string) =>
  text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, "");

/** What is left once walks of four keys or more, common words, jokes and repeated blocks are taken out. */
function rest(text: string): string {
  let left = text.replace(/(.{2,}?)\1+/gu, "$1").replace(/(.)\1{2,}/gu, "$1");
  for (const walk of WALKS)
    for (let length = walk.length; length >= 4; length--)
      for (let at = 0; at + length <= walk.length; at++) left = left.replaceAll(walk.slice(at, at + length), "");
  for (const word of COMMON) left = left.replaceAll(word, "");
  return left.replace(JOKES, "");
}

/** Does the password hold a name or word of the person, or six digits in a row of a number of theirs (birth date, phone)? */
function holdsOwn(plain: string, own: string): boolean {
  const text = bare(own);
  if (/^\d{10,}x?$/.test(text)) {
    for (let at = 0; at + 6 <= text.length; at++) if (plain.includes(text.slice(at, at + 6))) return true;
    return false;
  }
  return text.length >= (/\p{Script=Han}/u.test(text) ? 2 : 4) && plain.includes(text);
}

/**
 * Is a password too easy to guess: what is common, walked on the keyboard, repeated or the person's own makes it up, also with look-alike
 * signs? `own` are the person's names and numbers. Length is checked by the form. Source: checklist AU-03.
 */
export function isWeakPassword(password: string, own: readonly string[]): boolean {
  const plain = bare(password);
  if (new Set(password).size < 5) return true;
  if (/^\d*$/.test(plain) && password.length < 16) return true;
  if (own.some((one) => holdsOwn(plain, one))) return true;
  const alike = bare([...password.toLowerCase()].map((sign) => LOOKALIKES[sign] ?? sign).join(""));
  return Math.min([...rest(plain)].length, [...rest(alike)].length) < LEAST_LEFT;
}
