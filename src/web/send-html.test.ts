import { strict as assert } from 'node:assert';
import { test } from 'node:test';
import cookie from '@fastify/cookie';
import fastify from 'fastify';
import { html } from '#web/html.ts';
import { sendHtml } from '#web/send-html.ts';

test('the page that is sent has every letter of it, and says how long it is', async () => {
  // Letters of one to four bytes, and half of one, which is none.
  const whole = `Ẵng <& ỗ "Nguyễn" 𠊛 ${'ỗ'.repeat(5000)}`;
  const text = `Ẵng <& ỗ "Nguyễn" 𠊛 \ud800 ${'ỗ'.repeat(5000)}`;
  const app = fastify();
  await app.register(cookie);
  app.get('/', async (_request, reply) => sendHtml(reply.code(422), html`<p>${text}</p>`));
  app.get('/ca', async (_request, reply) => sendHtml(reply, html`<p>${whole}</p>`));
  app.get('/trong', async (_request, reply) => sendHtml(reply, html``));
  const answer = await app.inject('/');
  assert.equal(answer.statusCode, 422);
  assert.equal(answer.headers['content-type'], 'text/html; charset=utf-8');
  const escape = (one: string): string => one.replace('<&', '&lt;&amp;').replaceAll('"', '&quot;');
  assert.equal(answer.body, `<p>${escape(text).toWellFormed()}</p>`);
  assert.equal(Number(answer.headers['content-length']), Buffer.byteLength(answer.body));
  const other = await app.inject('/ca');
  assert.equal(other.body, `<p>${escape(whole)}</p>`);
  assert.equal(Number(other.headers['content-length']), Buffer.byteLength(other.body));
  assert.equal((await app.inject('/trong')).body, '');
});
