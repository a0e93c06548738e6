/** Where names are written on paper; on the screen they are not shown. */
export function SignatureLines({ names }: { readonly names: readonly string[] }) {
  return (
    <ul className="signatures">
      {names.map((name) => (
        <li key={name}>{name}</li>
      ))}
    </ul>
  );
}
