import fc from "fast-check";
import { expect, it } from "vitest";
import { seed } from "../cli/testing/notice-kit";
import { signText, verifyText } from "../platform/crypto/ed25519";
import { sha256Hex } from "../platform/crypto/sha256";
import { sm3Hex } from "../platform/crypto/sm3";
import { CHECK_CRYPTO } from "./hashes";

const text = fc.string({ unit: "grapheme", maxLength: 300 });

it("gives the digests of the server for every text and all bytes", () => {
  fc.assert(
    fc.property(text, fc.uint8Array(), (one, bytes) => {
      expect(CHECK_CRYPTO.sha256(one)).toBe(sha256Hex(one));
      expect(CHECK_CRYPTO.sha256(bytes)).toBe(sha256Hex(bytes));
      expect(CHECK_CRYPTO.sm3(one)).toBe(sm3Hex(one));
    }),
  );
});

it("accepts the server's signatures and no others", () => {
  fc.assert(
    fc.property(text, fc.integer({ min: 0, max: 255 }), fc.nat(511), (one, byte, bit) => {
      const signature = signText(one, seed(byte));
      expect(CHECK_CRYPTO.verify(one, signature)).toBe(true);
      const value = Buffer.from(signature.value, "base64");
      value[bit >> 3] = (value[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      for (const other of [
        { ...signature, value: value.toString("base64") },
        { ...signature, publicKey: signText(one, seed(byte ^ 1)).publicKey },
        { ...signature, publicKey: seed(0xff) },
        { ...signature, publicKey: "AAAA" },
        { ...signature, value: "" },
      ]) {
        expect(CHECK_CRYPTO.verify(one, other)).toBe(false);
        expect(verifyText(one, other)).toBe(false);
      }
      expect(CHECK_CRYPTO.verify(`${one}.`, signature)).toBe(false);
    }),
    { numRuns: 8 },
  );
});
