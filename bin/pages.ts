/** Pages beside those of the first process, in a process of its own; told what to be by its parent. */
import type { CountedMetrics } from '#host/metrics-route.ts';
import type { Change } from '#host/open-services.ts';
import { type PageProcess, type PageProcessOrder, startPageProcess } from '#host/page-process.ts';
import type { PageQuestion } from '#host/pages.ts';
import { openChannel } from '#host/process-channel.ts';

if (process.send === undefined) {
  console.error('a process of pages is started by `npm start`');
  process.exit(2);
}
// The parent is gone, however it went; what was not answered is sent again, as after a power cut.
process.on('disconnect', () => process.exit(0));
// Ctrl-C reaches the whole group, as does the end of a service; the parent tells us when to end.
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => undefined);

type Message =
  | { readonly kind: 'changed'; readonly change: Change }
  | { readonly kind: 'metrics' }
  | { readonly kind: 'stop' };

/** The first process waits for all others as long; it is not asked for longer. */
const SPREAD_MS = 4000;
const METRICS_MS = 2000;

const say = (line: string): void => console.error(`mot-cua: ${line}`);
let running: PageProcess | null = null;

const channel = openChannel(process, (message) => heed(message as Message), say);
const ask = (question: PageQuestion, milliseconds: number): Promise<unknown> =>
  channel.ask(question, milliseconds);

process.once('message', (order) => {
  startPageProcess(
    order as PageProcessOrder,
    {
      spread: async (change) => {
        await ask({ kind: 'spread', change }, SPREAD_MS);
      },
      metrics: async () => {
        const counted = await ask({ kind: 'metrics' }, METRICS_MS);
        return counted as readonly CountedMetrics[] | null;
      },
    },
    say,
  ).then(
    (one) => {
      running = one;
      process.send?.('ready');
    },
    (fault: unknown) => process.send?.(fault instanceof Error ? fault.message : String(fault)),
  );
});

async function heed(message: Message): Promise<unknown> {
  if (running === null) return null;
  switch (message.kind) {
    case 'changed':
      return running.heed(message.change);
    case 'metrics':
      return running.metrics.registry.getMetricsAsJSON();
    case 'stop':
      await running.stop();
      return process.exit(0);
  }
}
