import fc from "fast-check";
import { expect, it } from "vitest";
import { bytesOfBase64 } from "./base64";

it("gives back any bytes", () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 70 }), (bytes) => {
      expect(bytesOfBase64(Buffer.from(bytes).toString("base64"))).toEqual(new Uint8Array(bytes));
    }),
  );
});

it.each(["A", "AA", "AAA", "AB==", "AAF=", "AA==AA==", "AA-_", "AA ==", "AAAA\n", "公示"])(
  "refuses %j, which is no base64 or not the one way to write it",
  (text) => {
    expect(bytesOfBase64(text)).toBeNull();
  },
);
