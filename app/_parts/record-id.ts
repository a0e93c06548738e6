import { notFound } from "next/navigation";

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** The record that an address names; anything that is no id is a page that does not exist. */
export function recordIdOf(text: string): string {
  if (!UUID.test(text)) notFound();
  return text;
}
