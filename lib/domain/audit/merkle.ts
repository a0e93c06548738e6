import type { Sha256 } from "../shared/sha256";

/** Whole subtrees from the left, the largest first: all that a tree needs to remember, log₂ of its leaves. */
export type Tree = readonly { readonly leaves: number; readonly root: string }[];
export const EMPTY_TREE: Tree = [];

const nodeOf = (left: string, right: string, sha256: Sha256) => sha256(`node:${left}${right}`);

/** The tree with one more leaf at its right end. */
export function addLeaf(tree: Tree, leaf: string, sha256: Sha256): Tree {
  const grown = [...tree];
  let last = { leaves: 1, root: leaf };
  for (let before = grown.at(-1); before !== undefined && before.leaves === last.leaves; before = grown.at(-1)) {
    grown.pop();
    last = { leaves: 2 * last.leaves, root: nodeOf(before.root, last.root, sha256) };
  }
  return [...grown, last];
}

/** The Merkle root of the leaves added, with the shape of RFC 6962, 2.1. Throws on an empty tree. */
export function rootOf(tree: Tree, sha256: Sha256): string {
  const last = tree.at(-1);
  if (last === undefined) throw new RangeError("a tree without leaves has no root");
  return tree.slice(0, -1).reduceRight((right, left) => nodeOf(left.root, right, sha256), last.root);
}
