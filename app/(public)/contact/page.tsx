import type { Metadata } from "next";
import { PublicShell } from "@/app/_parts/public-shell";
import { TOWNSHIPS } from "@/lib/domain/dossier/townships";
import { siteIdentity } from "@/lib/platform/site";

export const metadata: Metadata = { title: "联系与找错" };

export default function ContactPage() {
  const site = siteIdentity();
  return (
    <PublicShell>
      <h1>联系与找错</h1>
      <p>{`发现网站内容有错，或办理中有疑问，请在工作日联系${site.operator}，电话 ${site.phone}。`}</p>
      <h2>镇（街道）窗口</h2>
      <p>没有手机、不方便上网的，可以到居住地的镇（街道）窗口办理：</p>
      <ul>
        {TOWNSHIPS.map((one) => (
          <li key={one.code}>{one.name}</li>
        ))}
      </ul>
    </PublicShell>
  );
}
