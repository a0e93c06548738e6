import type { Metadata } from "next";
import { GuideLink } from "@/app/_parts/guide-link";
import { PublicShell } from "@/app/_parts/public-shell";
import { MATCH_DOES_NOT_PROVE, MATCH_PROVES } from "@/lib/copy/notice-checks";
import { officeKey } from "@/lib/usecases/public/office-key";
import { CheckForm } from "./check-form.client";

export const metadata: Metadata = { title: "核对公示" };
/** The key is the running portal's, not the build's. */
export const dynamic = "force-dynamic";

const SLUG = /^\d{4}-\d{1,6}$/;
const CODE = /^[0-9A-Z]{4}-[0-9A-Z]{4}$/;
type Query = Promise<{ readonly [key: string]: string | string[] | undefined }>;

const fitting = (value: string | string[] | undefined, pattern: RegExp) =>
  typeof value === "string" && pattern.test(value) ? value : null;

function Points({ texts }: { readonly texts: readonly string[] }) {
  return (
    <ul>
      {texts.map((text) => (
        <li key={text}>{text}</li>
      ))}
    </ul>
  );
}

/** The check in the browser, what a match proves and what it does not, and the ways without a script. */
export default async function CheckPage({ searchParams }: { readonly searchParams: Query }) {
  const { notice, code } = await searchParams;
  const key = officeKey();
  return (
    <PublicShell>
      <h1>核对一份公示</h1>
      <p className="lead">不需要相信数据库，也不需要登录：公示文件里的名次，任何人都可以重新计算。</p>
      <GuideLink slug="notices" />
      <CheckForm officeKey={key} notice={fitting(notice, SLUG)} code={fitting(code, CODE)} />
      <h2>核对通过说明什么</h2>
      <Points texts={MATCH_PROVES} />
      <h2>核对通过不能说明什么</h2>
      <Points texts={MATCH_DOES_NOT_PROVE} />
      <h2>不用这个网页核对</h2>
      <p>可以到镇（街道）窗口，请工作人员用您的公示代码和证明一起核对。</p>
      <p>也可以用本系统公开的程序运行，核对的内容和本页相同：</p>
      <pre className="digest command">
        npm run --silent points -- notice verify notice.json --rulebook rulebook.json --proof proof.json --previous
        previous.json --key {key}
      </pre>
    </PublicShell>
  );
}
