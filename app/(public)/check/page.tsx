import type { Metadata } from "next";
import { GuideLink } from "@/app/_parts/guide-link";
import { PublicShell } from "@/app/_parts/public-shell";
import { officeKey } from "@/lib/usecases/public/office-key";

export const metadata: Metadata = { title: "怎样核对" };
/** The key is the running portal's, not the build's. */
export const dynamic = "force-dynamic";

/** What can be checked, how, and what a match does not prove. */
export default function CheckPage() {
  return (
    <PublicShell>
      <h1>怎样核对一份公示</h1>
      <p className="lead">不需要相信数据库，也不需要登录：公示文件里的名次可以由任何人重新计算。</p>
      <GuideLink slug="notices" />
      <h2>需要的文件</h2>
      <ul>
        <li>公示文件：在公示页的最下方下载（JSON）。</li>
        <li>
          计分标准：在<a href="/rulebook">计分标准</a>页下载。
        </li>
        <li>您自己的证明文件（可选）：登录后在“我的公示”下载，只有您本人能取得。</li>
      </ul>
      <h2>怎样做</h2>
      <p>用本系统公开的程序运行：</p>
      <pre className="digest command">
        npm run --silent points -- notice verify notice.json --rulebook rulebook.json --proof proof.json
      </pre>
      <p>
        加上 <code>--previous</code> 和前一份公示文件，可以核对两份是否相接；加上 <code>--key</code>{" "}
        和下面的公钥，可以核对签名是不是积分办的。
      </p>
      <p className="digest">{officeKey()}</p>
      <p>不会使用程序的，可以到镇（街道）窗口请工作人员一起核对。</p>
      <h2>核对通过说明什么</h2>
      <ul>
        <li>公示文件发布后没有改动，并且接在前一份公示之后。</li>
        <li>名次、并列、指标和候补符合公布的规则。</li>
        <li>带上您的证明时：公示里的那一行就是您的，总分由您的事实按计分标准算出。</li>
      </ul>
      <h2>核对通过不能说明什么</h2>
      <ul>
        <li>不能说明别人的材料都是真实的：材料由各部门核查，公示期内可以提出异议。</li>
        <li>不能说明名单里没有多出来的人：各镇（街道）在排名前签核了本地人数，公示时同时公布，可以对照。</li>
      </ul>
    </PublicShell>
  );
}
