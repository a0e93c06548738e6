import { type Frame, PublishedPage } from "../page";
import { FindForm } from "./find-form";

/** What answers a public code that is not in the notice: why, and the form again. */
export function MissingCode({ frame, slug }: { readonly frame: Frame; readonly slug: string }) {
  return (
    <PublishedPage frame={frame} title="没有找到这个公示代码" current="/notices">
      <h1>没有找到这个公示代码</h1>
      <p>
        请对照您的公示代码重新输入。代码在登录后的“我的公示”里。未达分数线或不符合条件的，不列入公示，已分别告知本人。
      </p>
      <FindForm slug={slug} />
      <p className="links">
        <a href={`/notices/${slug}`}>返回公示</a>
      </p>
    </PublishedPage>
  );
}
