const COMMON = [
  "password",
  "qwerty",
  "iloveyou",
  "woaini",
  "admin",
  "welcome",
  "letmein",
  "abc123",
  "111111",
  "123123",
  "666666",
  "888888",
  "5201314",
  "1314520",
  "zxcvbn",
  "asdfgh",
  "qazwsx",
  "shishi",
  "jifen",
];

/** Is a password too easy to guess: common words, digits or one character in a row, or the person's own data inside? */
export function isWeakPassword(password: string, own: readonly string[]): boolean {
  const plain = password.toLowerCase().replace(/[\s._-]/g, "");
  if (new Set(plain).size < 5) return true;
  const digits = plain.replace(/\D/g, "");
  if (digits.length === plain.length && (isRun(digits) || digits.length < 12)) return true;
  const rest = COMMON.reduce((left, word) => left.replaceAll(word, ""), plain).replace(/\d+/g, "");
  if (rest.length < 4 && plain.length < 20) return true;
  return own.some((one) => one.length >= 4 && plain.includes(one.toLowerCase()));
}

function isRun(digits: string): boolean {
  for (let i = 1; i < digits.length; i++) if ((Number(digits[i]) - Number(digits[i - 1]) + 10) % 10 !== 1) return false;
  return true;
}
