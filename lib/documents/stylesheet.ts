/** The parts of the one stylesheet of published files, in order; app/globals.css includes the same and adds its own. */
export const PUBLISHED_STYLES = ["base", "frame", "controls", "table", "figures", "notice", "print"].map(
  (name) => `lib/documents/styles/${name}.css`,
);
