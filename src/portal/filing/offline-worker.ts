import { createHash } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import { OFFLINE, OFFLINE_WORKER } from '#portal/filing/paths.ts';
import { sendCitizenPage, type Visitor, visitorRoute } from '#portal/citizen/visitor.ts';
import { assetUrl } from '#web/assets.ts';
import { html } from '#web/html.ts';
import type { Services } from '#web/services.ts';

/** The worker that keeps drafts going where the line is dead, and its page for what is not kept. */
export function offlineWorkerRoutes(app: FastifyInstance, services: Services): void {
  app.get(OFFLINE, visitorRoute(services, showOffline));
  app.get(OFFLINE_WORKER, async (request, reply) => {
    // A browser asks for it at every page: it is answered that nothing changed.
    reply.header('cache-control', 'no-cache').header('etag', WORKER_ETAG);
    if (request.headers['if-none-match'] === WORKER_ETAG) return reply.code(304).send();
    return reply.type('text/javascript; charset=utf-8').send(WORKER);
  });
  // A worker that sends what waited cannot read where a redirect leads: it is told.
  app.addHook('onSend', async (request, reply) => {
    if (request.headers['mot-cua-outbox'] === undefined || reply.statusCode !== 303) return;
    reply.code(204).header('mot-cua-next', reply.getHeader('location'));
    reply.removeHeader('location');
  });
}

/** What pages of drafts need beside themselves: the first names the set. */
const FILES = [
  'app.css',
  'forms.js',
  'kept.js',
  'draft.js',
  'tus.js',
  'upload.js',
  'icon.svg',
  'app.webmanifest',
] as const;

const PARTS = ['store.js', 'outbox.js', 'posts.js', 'offline.js'] as const;

const WORKER = `importScripts(${PARTS.map((name) => JSON.stringify(assetUrl(name))).join(', ')});
beginWorker(${JSON.stringify(FILES.map(assetUrl))});
`;

const WORKER_ETAG = `"${createHash('sha256').update(WORKER).digest('hex').slice(0, 16)}"`;

/** In both languages: it is kept before anybody knows which is wanted. */
const showOffline = (visitor: Visitor): Promise<unknown> =>
  Promise.resolve(
    sendCitizenPage(visitor, {
      title: 'Đang mất mạng',
      scripts: ['kept.js'],
      // It is nobody's: the script does no more than open the page that was wanted once there is a line.
      body: html`<div id="kept-line" data-owner="" hidden></div><h1>Đang mất mạng</h1>
<p>Trang này chưa được giữ trong máy nên chưa mở được.</p>
<ul><li>Những trang bạn đã bấm “Tiếp tục” và những gì đã gõ vẫn giữ trong máy này, có mạng là tự gửi.</li>
<li>Bấm nút quay lại của trình duyệt để làm tiếp các trang khác.</li>
<li>Có mạng rồi hãy mở lại trang này. Đăng nhập, lấy mã, xóa hồ sơ nháp và gửi tệp cần có mạng.</li></ul>
<h2 lang="en">The line is down</h2>
<p lang="en">This page is not kept on this device and cannot be opened now.</p>
<ul lang="en"><li>The pages that you continued from and what you typed are kept on this device and send themselves when the line is back.</li>
<li>Go back in your browser to work on other pages.</li>
<li>Open this page again when the line is back. To sign in, get a code, delete a draft or send a file you need the line.</li></ul>`,
    }),
  );
