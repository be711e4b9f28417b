// Generated from tables.yaml by `engines schema generate`. Do not edit.
import type { AttributeValue } from "@aws-sdk/client-dynamodb";

export type { AttributeValue };
export type Item = Record<string, AttributeValue>;
/** A number as DynamoDB keeps it: up to 38 digits, more than a number of JavaScript holds. */
export type DynamoNumber = string;
export type Reader<T> = (value: AttributeValue, place: string) => T;
export type Writer<T> = (value: T) => AttributeValue;

const ulid = /^[0-7][0-9A-HJKMNP-TV-Z]{25}$/;
const isoTime = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;
const secondsMin = -62135596800000;
const secondsMax = 253402300799999;
const words: Readonly<Record<string, string>> = {
  S: "another string", N: "another number", B: "a binary", BOOL: "a boolean", NULL: "null",
  M: "a map", L: "a list", SS: "a set of strings", NS: "a set of numbers", BS: "a set of binaries",
};

/** An item in a table is not what the schema says. The message names kind, attribute and what was found there, never a value. */
export class ItemFormatError extends Error {
  override readonly name = "ItemFormatError";
}

function other(value: AttributeValue, place: string, wanted: string): ItemFormatError {
  const letter = Object.entries(value).find(([, inner]) => inner !== undefined)?.[0] ?? "";
  return new ItemFormatError(`${place}: should be ${wanted} and is ${words[letter] ?? "nothing"}.`);
}

// What every object has, such as "constructor", is no attribute.
const own = (item: Readonly<Item>, name: string): AttributeValue | undefined => (Object.hasOwn(item, name) ? item[name] : undefined);

/** Takes an item apart, attribute by attribute. */
export class ItemReader {
  constructor(
    private readonly item: Readonly<Item>,
    private readonly place: string,
  ) {}

  required<T>(name: string, read: Reader<T>): T {
    const value = own(this.item, name);
    if (value === undefined) throw new ItemFormatError(`${this.place}.${name}: is missing.`);
    return read(value, `${this.place}.${name}`);
  }

  optional<T>(name: string, read: Reader<T>): T | undefined {
    const value = own(this.item, name);
    return value === undefined || value.NULL === true ? undefined : read(value, `${this.place}.${name}`);
  }

  /** What may be anything may be null as well; elsewhere null is the same as nothing. */
  optionalAny(name: string): AttributeValue | undefined {
    return own(this.item, name);
  }

  key(name: string, pattern: readonly string[]): string {
    const text = this.required(name, readText);
    if (fits(text, pattern)) return text;
    throw new ItemFormatError(`${this.place}.${name}: should look like '${pattern.join("…")}' and does not: the item is of another kind.`);
  }

  unknown(known: readonly string[]): Item | undefined {
    const rest = Object.entries(this.item).filter(([name]) => !known.includes(name));
    return rest.length === 0 ? undefined : Object.fromEntries(rest);
  }
}

export const versionOf = (item: Readonly<Item>, name: string, kind: string): number => Number(new ItemReader(item, kind).required(name, readInteger));

export const ofText = (value: string): AttributeValue => ({ S: value });
export const ofInteger = (value: bigint): AttributeValue => {
  if (BigInt.asIntN(64, value) !== value) throw new RangeError("The integer does not fit 64 bits.");
  return { N: value.toString() };
};
export const ofNumber = (value: DynamoNumber): AttributeValue => ({ N: value });
export const ofBoolean = (value: boolean): AttributeValue => ({ BOOL: value });
export const ofBinary = (value: Uint8Array): AttributeValue => ({ B: value });
export const ofAny = (value: AttributeValue): AttributeValue => value;
export const ofIsoTime = (value: Date): AttributeValue => ({ S: value.toISOString() });
export const ofUnixSeconds = (value: Date): AttributeValue => ({ N: Math.floor(value.getTime() / 1000).toString() });
export const ofUnixMillis = (value: Date): AttributeValue => ({ N: value.getTime().toString() });
export const ofUlid = (value: string): AttributeValue => {
  if (!ulid.test(value)) throw new TypeError("This is no ULID.");
  return { S: value };
};

export const listWith = <T>(write: Writer<T>) => (values: readonly T[]): AttributeValue => ({ L: values.map(write) });
export const mapWith = <T>(write: Writer<T>) => (values: Readonly<Record<string, T>>): AttributeValue => ({
  M: Object.fromEntries(Object.entries(values).map(([name, value]) => [name, write(value)])),
});
export const setWith = <T>(write: Writer<T>) => (values: readonly T[]): AttributeValue => {
  const written = values.map(write);
  const [first] = written;
  if (first === undefined) throw new RangeError("DynamoDB has no empty set.");
  if (first.S !== undefined) return { SS: written.flatMap((one) => one.S ?? []) };
  if (first.N !== undefined) return { NS: written.flatMap((one) => one.N ?? []) };
  return { BS: written.flatMap((one) => (one.B === undefined ? [] : [one.B])) };
};

export function readText(value: AttributeValue, place: string): string {
  if (value.S === undefined) throw other(value, place, "a string");
  return value.S;
}

export function readUlid(value: AttributeValue, place: string): string {
  if (value.S === undefined || !ulid.test(value.S)) throw other(value, place, "a ULID");
  return value.S;
}

export function readInteger(value: AttributeValue, place: string): bigint {
  if (value.N === undefined || !/^-?\d+$/.test(value.N)) throw other(value, place, "an integer of 64 bits");
  const number = BigInt(value.N);
  if (BigInt.asIntN(64, number) !== number) throw other(value, place, "an integer of 64 bits");
  return number;
}

export function readNumber(value: AttributeValue, place: string): DynamoNumber {
  if (value.N === undefined) throw other(value, place, "a number");
  return value.N;
}

export function readBoolean(value: AttributeValue, place: string): boolean {
  if (value.BOOL === undefined) throw other(value, place, "a boolean");
  return value.BOOL;
}

export function readBinary(value: AttributeValue, place: string): Uint8Array {
  if (value.B === undefined) throw other(value, place, "a binary");
  return value.B;
}

export const readAny = (value: AttributeValue): AttributeValue => value;

export function readIsoTime(value: AttributeValue, place: string): Date {
  const time = new Date(value.S !== undefined && isoTime.test(value.S) ? value.S : Number.NaN);
  if (Number.isNaN(time.getTime()) || time.toISOString() !== value.S) throw other(value, place, "a time such as 2026-05-12T09:00:00.000Z");
  return time;
}

function readUnix(value: AttributeValue, place: string, unit: number, name: string): Date {
  const time = Number(readInteger(value, place)) * unit;
  if (time < secondsMin || time > secondsMax) throw other(value, place, `a time in Unix ${name}`);
  return new Date(time);
}

export const readUnixSeconds = (value: AttributeValue, place: string): Date => readUnix(value, place, 1000, "seconds");
export const readUnixMillis = (value: AttributeValue, place: string): Date => readUnix(value, place, 1, "milliseconds");

export function readStructure(value: AttributeValue, place: string): Item {
  if (value.M === undefined) throw other(value, place, "a map");
  return value.M;
}

export function readWord<W extends string>(value: AttributeValue, place: string, values: readonly W[]): W {
  const word = values.find((one) => one === value.S);
  if (word === undefined) throw other(value, place, `one of ${values.join(", ")}`);
  return word;
}

export const listOf = <T>(read: Reader<T>): Reader<readonly T[]> => (value, place) => {
  if (value.L === undefined) throw other(value, place, "a list");
  return value.L.map((one, index) => read(one, `${place}[${index}]`));
};

/** Reads a map; in one of personal data names may be somebody's, and no message tells them. */
export const mapOf = <T>(read: Reader<T>, isPersonal = false): Reader<Readonly<Record<string, T>>> => (value, place) =>
  Object.fromEntries(Object.entries(readStructure(value, place)).map(([name, one]) => [name, read(one, `${place}.${isPersonal ? "*" : name}`)]));

export const setOf = <T>(read: Reader<T>): Reader<readonly T[]> => (value, place) => {
  if (value.SS !== undefined) return value.SS.map((one) => read({ S: one }, place));
  if (value.NS !== undefined) return value.NS.map((one) => read({ N: one }, place));
  if (value.BS !== undefined) return value.BS.map((one) => read({ B: one }, place));
  throw other(value, place, "a set");
};

export function rename(item: Item, from: string, to: string): void {
  const value = item[from];
  if (value === undefined) return;
  delete item[from];
  item[to] ??= value;
}

/** Written by hand, by name: from an item of an older version to one attribute of it; undefined for no value. */
export const upcasters: Record<string, (item: Readonly<Item>) => AttributeValue | undefined> = {};

export function derive(item: Item, name: string, by: string): void {
  const upcast = upcasters[by];
  if (upcast === undefined) throw new Error(`No up-caster '${by}' is registered.`);
  const value = upcast(item);
  if (value !== undefined) item[name] = value;
}

export const keep = (item: Item, unknown: Item | undefined): Item => ({ ...unknown, ...item });

export const textIn = (value: AttributeValue): string => value.S ?? value.N ?? "";

export function pad(value: AttributeValue, width: number): string {
  const number = textIn(value);
  if (width > 0 && (number.startsWith("-") || number.length > width)) throw new RangeError(`A key has room for ${width} digits and none for a sign.`);
  return number.padStart(width, "0");
}

export function buildKey(pattern: readonly string[], ...values: readonly string[]): string {
  return values.reduce((text, value, index) => {
    const following = index === values.length - 1 ? "" : (pattern[index + 1] ?? "");
    if (value.length === 0 || (following.length > 0 && value.includes(following)))
      throw new RangeError(`Value ${index + 1} of the key '${pattern.join("…")}' is empty or holds '${following}'.`);
    return text + value + (pattern[index + 1] ?? "");
  }, pattern[0] ?? "");
}

export function keyFits(key: Readonly<Item>, name: string, pattern: readonly string[]): boolean {
  const text = own(key, name)?.S;
  return text !== undefined && fits(text, pattern);
}

function fits(text: string, pattern: readonly string[]): boolean {
  return pattern.length === 1 ? text === pattern[0] : find(text, pattern, pattern.length - 2) !== undefined;
}

export function keyPart(text: string, pattern: readonly string[], index: number): string {
  const [start, end] = find(text, pattern, index) ?? [0, 0];
  return text.slice(start, end);
}

function find(text: string, pattern: readonly string[], index: number): readonly [number, number] | undefined {
  const first = pattern[0] ?? "";
  if (!text.startsWith(first)) return undefined;
  let start = first.length;
  for (let value = 0; value < pattern.length - 1; value++) {
    const following = pattern[value + 1] ?? "";
    const isLast = value === pattern.length - 2;
    const end = !isLast ? text.indexOf(following, start) : text.endsWith(following) ? text.length - following.length : -1;
    if (end <= start) return undefined;
    if (value === index) return [start, end];
    start = end + following.length;
  }
  return undefined;
}
