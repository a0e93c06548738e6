import type { Metadata } from "next";
import { GuideLink } from "@/app/_parts/guide-link";
import { PublicShell } from "@/app/_parts/public-shell";

export const metadata: Metadata = { title: "隐私说明" };

export default function PrivacyPage() {
  return (
    <PublicShell>
      <h1>隐私说明</h1>
      <p>版本 2020-1。</p>
      <GuideLink slug="privacy" />
      <h2>收集什么，为什么</h2>
      <p>
        姓名、证件号码、手机号、住址、申报的事实和材料，只用于确认身份、评定积分、排名和兑现服务。部门已经掌握的信息，不要求您重复提供。
      </p>
      <h2>谁能看到</h2>
      <p>您所在的镇（街道）能看到您的档案和申报；各部门只能看到自己负责的指标和相应材料；每次查看都有记录。</p>
      <h2>公开什么</h2>
      <p>
        公示只列出公示代码、隐去部分的姓名、类别、总分、名次和结果；总分相同的，另列按同分规则比较的值，其他单项得分不列。不公开证件号码、电话、住址、出生日期和子女信息。
      </p>
      <h2>怎样保管</h2>
      <p>证件号码、手机号、住址、说明文字和材料加密保存，密钥不在数据库中。</p>
      <h2>您可以做什么</h2>
      <p>您可以查看、下载自己的申报，要求更正；不同意网上办理的，可以到镇（街道）窗口办理，服务相同。</p>
    </PublicShell>
  );
}
