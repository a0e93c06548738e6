/** What stands in the place of a page that is not there, or not for this person; inside the shell of the room. */
export function NotFoundText({ home = "/" }: { readonly home?: string }) {
  return (
    <>
      <h1>没有找到这个页面</h1>
      <p>地址可能有误，页面可能已经移走，或者您没有查看的权限。</p>
      <p className="links">
        <a href={home}>回到首页</a>
        <a href="/sitemap">站点地图</a>
        <a href="/contact">联系我们</a>
      </p>
    </>
  );
}
