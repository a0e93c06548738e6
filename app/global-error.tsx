"use client";

/** Where even the frame of the page failed. */
export default function GlobalError({ error }: { readonly error: Error & { readonly digest?: string } }) {
  return (
    <html lang="zh-Hans">
      <body>
        <title>暂时不能办理</title>
        <main>
          <h1>暂时不能办理</h1>
          <p>系统出了问题，已经记录。请过几分钟再试；仍然不行的，请联系积分办。</p>
          {error.digest !== undefined && <p>编号：{error.digest}</p>}
          <a href="/">回到首页</a>
        </main>
      </body>
    </html>
  );
}
