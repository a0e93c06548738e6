/** The way back to where the page belongs. */
export function BackLink({ href, name }: { readonly href: string; readonly name: string }) {
  return (
    <a className="back" href={href}>
      {`‹ ${name}`}
    </a>
  );
}
