/** SHA-256 of a text (UTF-8), lower-case hexadecimal. */
export type Sha256 = (text: string) => string;
