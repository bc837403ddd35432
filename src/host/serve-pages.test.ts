import { strict as assert } from 'node:assert';
import { after, test } from 'node:test';
import fastify from 'fastify';
import { closePages, listenAlone, listenBeside, listenFirst } from '#host/serve-pages.ts';
import { freePorts } from '#test/support/free-ports.ts';

const address = { port: await freePorts(1), host: '127.0.0.1' };
const opened: ReturnType<typeof fastify>[] = [];
after(() => Promise.all(opened.map((one) => closePages(one))));

function web(): ReturnType<typeof fastify> {
  const app = fastify();
  opened.push(app);
  return app;
}

test('others of ours listen beside the first; another system on the same port is refused', async () => {
  assert.equal(await listenFirst(web(), address), true);
  await listenBeside(web(), address);
  await assert.rejects(listenFirst(web(), address), { code: 'EADDRINUSE' });
  await assert.rejects(listenAlone(web(), address), { code: 'EADDRINUSE' });
});
