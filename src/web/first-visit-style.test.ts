import { strict as assert } from 'node:assert';
import { createHash } from 'node:crypto';
import { test } from 'node:test';
import cookie from '@fastify/cookie';
import fastify from 'fastify';
import { assetUrl } from '#web/assets.ts';
import { STYLE_COOKIE } from '#web/first-visit-style.ts';
import { html } from '#web/html.ts';
import { document } from '#web/layout/document.ts';
import { sendHtml } from '#web/send-html.ts';
import { securityHeaders } from '#web/security-headers.ts';

const app = fastify();
await app.register(cookie);
const page = document({
  lang: 'vi',
  title: 'Trang chủ',
  site: 'Một cửa',
  bodyClass: 'portal',
  body: html`<h1>Dịch vụ công</h1>`,
});
app.get('/', async (_, reply) => sendHtml(reply, page));
app.get('/phan', async (_, reply) => sendHtml(reply, html`<li>Khai sinh</li>`));

const linked = `<link rel="stylesheet" href="${assetUrl('app.css')}">`;
const visit = (value: string | null) =>
  app.inject({
    url: '/',
    ...(value === null ? {} : { cookies: { [STYLE_COOKIE.name]: value } }),
  });

test('the first page brings its style sheet along, which the policy allows by its content', async () => {
  const answer = await visit(null);
  const [, css = ''] = /<style>([\s\S]*?)<\/style>/.exec(answer.body) ?? [];
  assert.match(css, /--brand:/);
  const hash = createHash('sha256').update(css).digest('base64');
  const policy = securityHeaders('https://example.vn', [])['content-security-policy'] ?? '';
  assert.match(policy, /style-src 'self' 'sha256-[\w+/=]+';/);
  assert.ok(policy.includes(`'sha256-${hash}'`));
  assert.ok(!policy.includes('unsafe-inline'));
  assert.ok(!answer.body.includes(linked), 'the page waits for no file');
  assert.ok(answer.body.includes(`href="${assetUrl('app.css')}" media="print"`));
});

test('whoever was sent it before is only told its name; a new one is sent again', async () => {
  const first = await visit(null);
  const kept = first.cookies.find(({ name }) => name === STYLE_COOKIE.name);
  const again = await visit(kept?.value ?? '');
  assert.ok(again.body.includes(linked));
  assert.ok(!again.body.includes('<style>'));
  assert.deepEqual(again.cookies, []);
  assert.match((await visit('aappold')).body, /<style>/);
});

test('a part of a page, for a script, is left as it is', async () => {
  const answer = await app.inject('/phan');
  assert.equal(answer.body, '<li>Khai sinh</li>');
  assert.deepEqual(answer.cookies, []);
});
