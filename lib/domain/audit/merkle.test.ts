import fc from "fast-check";
import { expect, it } from "vitest";
import { sha256Hex } from "../../platform/crypto/sha256";
import { addLeaf, EMPTY_TREE, rootOf } from "./merkle";

/** RFC 6962, 2.1, as it is written there. */
function byDefinition(leaves: readonly string[]): string {
  if (leaves.length === 1) return leaves[0] ?? "";
  let half = 1;
  while (half * 2 < leaves.length) half *= 2;
  return sha256Hex(`node:${byDefinition(leaves.slice(0, half))}${byDefinition(leaves.slice(half))}`);
}
const grown = (leaves: readonly string[]) => leaves.reduce((tree, leaf) => addLeaf(tree, leaf, sha256Hex), EMPTY_TREE);
const someLeaves = fc.array(
  fc.nat().map((seed) => sha256Hex(`${seed}`)),
  { minLength: 1, maxLength: 70 },
);

it("a tree grown leaf by leaf has the root of the definition, and remembers no more than the logarithm", () => {
  fc.assert(
    fc.property(someLeaves, (leaves) => {
      expect(rootOf(grown(leaves), sha256Hex)).toBe(byDefinition(leaves));
      expect(grown(leaves).length).toBeLessThanOrEqual(Math.ceil(Math.log2(leaves.length + 1)));
    }),
  );
});

it("every leaf, their number and their order are in the root", () => {
  fc.assert(
    fc.property(someLeaves, fc.nat(), (leaves, seed) => {
      const root = rootOf(grown(leaves), sha256Hex);
      const at = seed % leaves.length;
      expect(rootOf(grown(leaves.with(at, sha256Hex(`other ${leaves[at]}`))), sha256Hex)).not.toBe(root);
      expect(rootOf(grown([...leaves, leaves[at] ?? ""]), sha256Hex)).not.toBe(root);
      const turned = [...leaves.slice(at), ...leaves.slice(0, at)];
      if (turned.join() !== leaves.join()) expect(rootOf(grown(turned), sha256Hex)).not.toBe(root);
    }),
  );
});

it("an empty tree has no root", () => {
  expect(() => rootOf(EMPTY_TREE, sha256Hex)).toThrow(RangeError);
});
