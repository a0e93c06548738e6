import { type DayNumber, dayNumber, type LocalDate } from "../lib/domain/shared/local-date";

/** COPY's binary form: a head, rows of fields that each begin with their length (-1 = null), and -1 in the place of a row at the end. */
const HEAD = Buffer.from("PGCOPY\n\xff\r\n\0\0\0\0\0\0\0\0\0", "latin1");
const END = -1;
const NULL = -1;
const OID_BIGINT = 20;
const OID_DATE = 1082;
/** PostgreSQL counts from 2000-01-01. */
const DAYS_1970: DayNumber = 10_957;
const MICROSECONDS_1970 = DAYS_1970 * 86_400_000_000;
const TWO_32 = 2 ** 32;
/** Bytes at most of a number, a day, or the head of a list. */
const ROOM = 32;

/** Rows for a table in COPY's binary form, field by field in the order of the columns. */
export class BinaryRows {
  readonly #size: number;
  #bytes = Buffer.allocUnsafe(0);
  #at = 0;

  /** `size`: bytes that a piece has room for before it must grow. */
  constructor(size: number) {
    this.#size = size;
    this.#room(HEAD.length);
    this.#at += HEAD.copy(this.#bytes, this.#at);
  }

  /** Bytes since the last `take`. */
  get length(): number {
    return this.#at;
  }

  /** What was written since the last time; it is the caller's. */
  take(): Buffer {
    const taken = this.#bytes.subarray(0, this.#at);
    this.#bytes = Buffer.allocUnsafe(0);
    this.#at = 0;
    return taken;
  }

  row(fields: number): void {
    this.#room(ROOM);
    this.#at = this.#bytes.writeInt16BE(fields, this.#at);
  }
  end(): void {
    this.row(END);
  }
  uuid(id: string): void {
    this.#room(ROOM);
    this.#int(16);
    this.#at += this.#bytes.write(id.replaceAll("-", ""), this.#at, "hex");
  }
  int(value: number): void {
    this.#room(ROOM);
    this.#int(4);
    this.#int(value);
  }
  boolean(value: boolean): void {
    this.#room(ROOM);
    this.#int(1);
    this.#at = this.#bytes.writeUInt8(value ? 1 : 0, this.#at);
  }
  text(value: string): void {
    this.#room(ROOM + 3 * value.length);
    const length = this.#at;
    this.#at += 4;
    this.#at += this.#bytes.write(value, this.#at, "utf8");
    this.#bytes.writeInt32BE(this.#at - length - 4, length);
  }
  /** Text that is UTF-8 already. */
  bytes(value: Buffer): void {
    this.#room(ROOM + value.length);
    this.#int(value.length);
    this.#at += value.copy(this.#bytes, this.#at);
  }
  /** An instant in microseconds since 1970. */
  instant(microseconds: number | null): void {
    this.#room(ROOM);
    if (microseconds === null) {
      this.#int(NULL);
      return;
    }
    this.#bigint(microseconds - MICROSECONDS_1970);
  }
  /** A whole number in eight bytes, as far as it is exact. */
  bigint(value: number): void {
    this.#room(ROOM);
    this.#bigint(value);
  }
  bigints(values: readonly number[]): void {
    const length = this.#list(OID_BIGINT, values.length, false);
    for (let at = 0; at < values.length; at++) this.#bigint(values[at] as number);
    this.#bytes.writeInt32BE(this.#at - length - 4, length);
  }
  days(values: readonly (LocalDate | null)[]): void {
    const length = this.#list(OID_DATE, values.length, values.includes(null));
    for (let at = 0; at < values.length; at++) {
      const day = values[at] as LocalDate | null;
      this.#int(day === null ? NULL : 4);
      if (day !== null) this.#int(dayNumber(day) - DAYS_1970);
    }
    this.#bytes.writeInt32BE(this.#at - length - 4, length);
  }

  /** The head of a list; returns where its length in bytes is to be written. */
  #list(oid: number, count: number, nulls: boolean): number {
    this.#room(ROOM + 12 * count);
    const length = this.#at;
    this.#at += 4;
    this.#int(count === 0 ? 0 : 1);
    this.#int(nulls ? 1 : 0);
    this.#int(oid);
    if (count > 0) {
      this.#int(count);
      this.#int(1);
    }
    return length;
  }
  #bigint(value: number): void {
    const high = Math.floor(value / TWO_32);
    this.#int(8);
    this.#int(high);
    this.#at = this.#bytes.writeUInt32BE(value - high * TWO_32, this.#at);
  }
  #int(value: number): void {
    this.#at = this.#bytes.writeInt32BE(value, this.#at);
  }
  #room(bytes: number): void {
    if (this.#at + bytes <= this.#bytes.length) return;
    const grown = Buffer.allocUnsafe(Math.max(this.#size, 2 * (this.#at + bytes)));
    this.#bytes.copy(grown, 0, 0, this.#at);
    this.#bytes = grown;
  }
}

/** Reads what a COPY in binary form gave, row by row, and of each row its columns in order. Throws where the form is another or a field is null that must not be. */
export class BinaryReader {
  readonly #read: Buffer;
  #at: number;

  constructor(read: Buffer) {
    this.#read = read;
    if (read.subarray(0, 11).compare(HEAD, 0, 11) !== 0) throw new Error("not a COPY in binary form");
    this.#at = HEAD.length;
  }

  /** Goes to the next row; false = there is none. */
  next(): boolean {
    const fields = this.#read.readInt16BE(this.#at);
    this.#at += 2;
    return fields !== END;
  }
  uuid(): string {
    const start = this.#start(this.#length());
    const hex = this.#read.toString("hex", start, this.#at);
    return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
  }
  text(): string {
    return this.textOrNull() ?? refuseNull();
  }
  textOrNull(): string | null {
    return this.bytes()?.toString("utf8") ?? null;
  }
  /** The bytes of a text. */
  bytes(): Buffer | null {
    const length = this.#length();
    return length === NULL ? null : this.#read.subarray(this.#start(length), this.#at);
  }
  /** A whole number; a null counts as `otherwise`. */
  int(otherwise?: number): number {
    const length = this.#length();
    if (length === NULL) return otherwise ?? refuseNull();
    return this.#read.readInt32BE(this.#start(length));
  }
  boolean(otherwise?: boolean): boolean {
    const length = this.#length();
    if (length === NULL) return otherwise ?? refuseNull();
    return this.#read[this.#start(length)] === 1;
  }
  /** A whole number in eight bytes; a null counts as `otherwise`. */
  bigint(otherwise?: number): number {
    const length = this.#length();
    if (length === NULL) return otherwise ?? refuseNull();
    return this.#bigint(this.#start(length));
  }
  /** A list of whole numbers in eight bytes, without nulls; a null counts as an empty one. */
  bigints(): number[] {
    const length = this.#length();
    if (length === NULL) return [];
    const start = this.#start(length);
    const values: number[] = [];
    for (let at = start + 24; at < this.#at; at += 12) values.push(this.#bigint(at));
    return values;
  }

  #bigint(at: number): number {
    return this.#read.readInt32BE(at) * TWO_32 + this.#read.readUInt32BE(at + 4);
  }
  #length(): number {
    const length = this.#read.readInt32BE(this.#at);
    this.#at += 4;
    return length;
  }
  #start(length: number): number {
    if (length === NULL) refuseNull();
    const start = this.#at;
    this.#at += length;
    return start;
  }
}

function refuseNull(): never {
  throw new Error("COPY gave a null that must not be one");
}
