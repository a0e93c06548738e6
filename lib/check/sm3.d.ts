/** The hash alone: the whole package brings the curve of SM2 to the browser with it. */
declare module "sm-crypto/src/sm3/index.js" {
  export default function sm3(text: string): string;
}
