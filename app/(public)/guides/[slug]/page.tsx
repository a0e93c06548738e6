import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { PublicShell } from "@/app/_parts/public-shell";
import { guideOf } from "@/lib/copy/guides";

type Props = { readonly params: Promise<{ readonly slug: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: guideOf((await params).slug)?.title ?? "解读" };
}

/** A policy in plain words, with the way back to it. */
export default async function GuidePage({ params }: Props) {
  const guide = guideOf((await params).slug);
  if (guide === undefined) notFound();
  return (
    <PublicShell>
      <h1>{guide.title}</h1>
      <p>
        解读帮助理解，办理以<a href={guide.policy.href}>{guide.policy.name}</a>为准。
      </p>
      {guide.parts.map((part) => (
        <section key={part.heading}>
          <h2>{part.heading}</h2>
          {part.says.map((text) => (
            <p key={text}>{text}</p>
          ))}
        </section>
      ))}
      <p className="links">
        <a href={guide.policy.href}>{`查看${guide.policy.name}`}</a> <a href="/policies">全部政策和解读</a>
      </p>
    </PublicShell>
  );
}
