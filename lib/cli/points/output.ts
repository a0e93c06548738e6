import { once } from "node:events";

/** Writes to standard output in blocks and waits where the reader is slower. */
export class Output {
  #block: string[] = [];
  #size = 0;

  async line(text: string): Promise<void> {
    this.#block.push(text);
    this.#size += text.length;
    if (this.#size > 65_536) await this.flush();
  }

  async flush(): Promise<void> {
    if (this.#block.length === 0) return;
    const text = `${this.#block.join("\n")}\n`;
    this.#block = [];
    this.#size = 0;
    if (!process.stdout.write(text)) await once(process.stdout, "drain");
  }
}
