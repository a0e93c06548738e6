"use client";

/** For what was thrown: no detail, a number to tell on the phone, and what to do. */
export default function ErrorPage({ error }: { readonly error: Error & { readonly digest?: string } }) {
  return (
    <main id="main" className="wrap">
      <h1>暂时不能办理</h1>
      <p>系统出了问题，已经记录。您填写并保存过的内容没有丢失。请过几分钟再试；仍然不行的，请联系积分办。</p>
      {error.digest !== undefined && <p>编号：{error.digest}</p>}
      <p>
        <a href="/">回到首页</a>
      </p>
    </main>
  );
}
