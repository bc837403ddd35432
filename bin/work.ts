/** What goes on beside the pages, in a process of its own; told what to do by its parent. */
import { setPriority } from 'node:os';
import { openChannel } from '#host/process-channel.ts';
import { startWork, type Work, type WorkOrder } from '#host/work.ts';

if (process.send === undefined) {
  console.error('the worker is started by `npm start`');
  process.exit(2);
}
/** Behind the pages: where the machine is short of time, whoever stands at a counter goes first. */
const BEHIND = 5;
setPriority(BEHIND);
// The parent is gone, however it went; what was begun is due again when its lease runs out.
process.on('disconnect', () => process.exit(0));
// Ctrl-C reaches the whole group, as does the end of a service; the parent tells us when to end.
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => undefined);

type Message =
  | { readonly kind: 'clock'; readonly ahead: number }
  | { readonly kind: 'metrics' }
  | { readonly kind: 'stop' };

const say = (line: string): void => console.error(`mot-cua: ${line}`);

process.once('message', (order) => {
  startWork(order as WorkOrder, say).then(
    (work) => {
      openChannel(process, (message) => heed(work, message as Message), say);
      process.send?.('ready');
    },
    (fault: unknown) => process.send?.(fault instanceof Error ? fault.message : String(fault)),
  );
});

async function heed({ metrics, follow, stop }: Work, message: Message): Promise<unknown> {
  switch (message.kind) {
    case 'clock':
      return follow(message.ahead);
    case 'metrics':
      return metrics.registry.getMetricsAsJSON();
    case 'stop':
      await stop();
      return process.exit(0);
  }
}
