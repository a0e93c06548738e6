/** Says that work is alive: a line when it begins, one at least every 3 seconds, one at its end. */
export async function step<T>(title: string, work: (tell: (detail: string) => void) => Promise<T>): Promise<T> {
  const began = Date.now();
  const elapsed = () => `${Math.round((Date.now() - began) / 1000)} s`;
  let detail = "";
  process.stdout.write(`${title} …\n`);
  const timer = setInterval(
    () => process.stdout.write(`${title}: ${detail === "" ? "" : `${detail}, `}${elapsed()}\n`),
    3000,
  );
  try {
    const result = await work((text) => {
      detail = text;
    });
    process.stdout.write(`${title}: done, ${elapsed()}\n`);
    return result;
  } finally {
    clearInterval(timer);
  }
}
