import { strict as assert } from 'node:assert';
import { test } from 'node:test';
import cookie from '@fastify/cookie';
import fastify from 'fastify';
import { html } from '#web/html.ts';
import { sendHtml } from '#web/send-html.ts';

test('the page that is sent has every letter of it, and says how long it is', async () => {
  // Letters of one to four bytes, and half of one, which is none.
  const text = `Ẵng <& ỗ "Nguyễn" 𠊛 \ud800 ${'ỗ'.repeat(5000)}`;
  const app = fastify();
  await app.register(cookie);
  app.get('/', async (_request, reply) => sendHtml(reply.code(422), html`<p>${text}</p>`));
  app.get('/trong', async (_request, reply) => sendHtml(reply, html``));
  const answer = await app.inject('/');
  assert.equal(answer.statusCode, 422);
  assert.equal(answer.headers['content-type'], 'text/html; charset=utf-8');
  const escaped = text.replace('<&', '&lt;&amp;').replaceAll('"', '&quot;').toWellFormed();
  assert.equal(answer.body, `<p>${escaped}</p>`);
  assert.equal(Number(answer.headers['content-length']), Buffer.byteLength(answer.body));
  assert.equal((await app.inject('/trong')).body, '');
});
