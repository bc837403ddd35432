/** A thread that links both sides of a campaign, so that its process goes on with other work. */
import { parentPort, workerData } from 'node:worker_threads';
import { type LinkJob, runLink } from '#host/linkage/run-link.ts';

export type LinkNews =
  | { readonly kind: 'progress'; readonly share: number }
  | { readonly kind: 'done' }
  | { readonly kind: 'faults' };

if (parentPort !== null) {
  const port = parentPort;
  const tell = (news: LinkNews): void => port.postMessage(news);
  const answer = await runLink(workerData as LinkJob, {
    step: () => undefined,
    progress: (done, all) => tell({ kind: 'progress', share: all === 0 ? 0 : done / all }),
    notes: () => undefined,
    thresholds: () => undefined,
  });
  tell({ kind: answer.ok ? 'done' : 'faults' });
}
