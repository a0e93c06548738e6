export function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}

/** Seconds that some work takes. */
export async function seconds(work: () => Promise<unknown>): Promise<number> {
  const begin = performance.now();
  await work();
  return (performance.now() - begin) / 1000;
}

/** Median seconds of each work over the repeats, in turns, so that each meets the same machine. `before` each is not counted. */
export async function alternated<Name extends string>(
  repeats: number,
  before: () => Promise<unknown>,
  works: Readonly<Record<Name, () => Promise<unknown>>>,
): Promise<Record<Name, number>> {
  const names = Object.keys(works) as Name[];
  const times = Object.fromEntries(names.map((name) => [name, [] as number[]])) as Record<Name, number[]>;
  for (let round = 0; round < repeats; round++)
    for (const name of names) {
      await before();
      times[name].push(await seconds(works[name]));
    }
  return Object.fromEntries(names.map((name) => [name, median(times[name])])) as Record<Name, number>;
}

const print = (text: string) => process.stdout.write(`${text}\n`);
const show = (value: number) => (value < 10 ? value.toFixed(2) : value.toFixed(1));

/** One line: ours beside what it is measured against, and the ratio against its goal. */
export function ratioLine(
  id: string,
  what: string,
  ours: number,
  floor: { readonly name: string; readonly seconds: number },
  goal: number,
): void {
  const ratio = ours / floor.seconds;
  print(`${id} ${what}: ${show(ours)} s; ${floor.name}: ${show(floor.seconds)} s`);
  print(`   ratio ${ratio.toFixed(2)} (goal ≤ ${goal}: ${ratio <= goal ? "met" : "MISSED"})`);
}

/** Megabytes of the heap that some work takes at its highest, above what there was before; looked at every few milliseconds. */
export async function heapOf(work: () => Promise<unknown>): Promise<number> {
  const used = () => process.memoryUsage().heapUsed / 1e6;
  const before = used();
  let most = before;
  const look = setInterval(() => {
    most = Math.max(most, used());
  }, 5);
  try {
    await work();
  } finally {
    clearInterval(look);
  }
  return Math.max(most, used()) - before;
}
