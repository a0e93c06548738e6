import type { Metadata } from "next";
import { requireActor } from "@/lib/auth/current-actor";
import { instantInWords } from "@/lib/copy/dates";
import { Scroll } from "@/lib/documents/scroll";
import { shanghaiInstant } from "@/lib/platform/clock";
import { listIdentityQueue } from "@/lib/usecases/work/list-queues";

export const metadata: Metadata = { title: "身份确认" };

export default async function IdentityQueue() {
  const actor = await requireActor("township-officer");
  const pending = await listIdentityQueue(actor);
  return (
    <>
      <h1>身份确认</h1>
      {pending.length === 0 ? (
        <p className="note">没有等待确认的档案。居民送交后会出现在这里，先到的在前。</p>
      ) : (
        <Scroll>
          <table>
            <caption>等待确认的档案，先到的在前</caption>
            <thead>
              <tr>
                <th scope="col">姓名</th>
                <th scope="col">类别</th>
                <th scope="col">送交时间</th>
              </tr>
            </thead>
            <tbody>
              {pending.map((dossier) => (
                <tr key={dossier.id}>
                  <th scope="row">
                    <a href={`/township/identity/${dossier.id}`}>{dossier.name}</a>
                  </th>
                  <td>{dossier.applicantClass}</td>
                  <td>{dossier.submittedAt === null ? "" : instantInWords(shanghaiInstant(dossier.submittedAt))}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </Scroll>
      )}
    </>
  );
}
