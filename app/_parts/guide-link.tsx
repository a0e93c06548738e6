import { guideOf } from "@/lib/copy/guides";

/** The way from a policy to its explanation in plain words. */
export function GuideLink({ slug }: { readonly slug: string }) {
  const guide = guideOf(slug);
  return guide === undefined ? null : (
    <p className="links">
      <a href={`/guides/${guide.slug}`}>{guide.title}</a>
    </p>
  );
}
