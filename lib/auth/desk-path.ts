/** Where the applicant's pages stand: under their own address, or at a township's counter under the visit in which they are filled in for a person. */
export function deskBase(behalf: string | undefined): string {
  return behalf === undefined ? "/applicant" : `/township/counter/${behalf}`;
}

/** An address of the applicant's pages at the desk where a form was sent. */
export function atDesk(behalf: string | undefined, address: string): string {
  return behalf === undefined ? address : address.replace(/^\/applicant(?=\/|\?|$)/, deskBase(behalf));
}

/** The visit that a form or an address names, or none; whose it is, each act finds out itself. */
export function readBehalf(value: FormDataEntryValue | null): { readonly behalf?: string } {
  return typeof value === "string" && /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(value)
    ? { behalf: value }
    : {};
}
