/** The other end of `process-channel.test.ts`. */
import { openChannel } from '#host/process-channel.ts';

type Asked = { readonly kind: 'double'; readonly number: number } | { readonly kind: string };

const channel = openChannel(
  process,
  async (question) => {
    const asked = question as Asked;
    if ('number' in asked) return asked.number * 2;
    if (asked.kind === 'ask back') return channel.ask({ kind: 'name' }, 5000);
    if (asked.kind === 'end') return process.exit(0);
    if (asked.kind === 'hang') return new Promise(() => undefined);
    throw new Error(`no answer to ${asked.kind}`);
  },
  (line) => console.error(line),
);
process.send?.('ready');
