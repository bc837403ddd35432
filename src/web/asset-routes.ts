import type { FastifyInstance } from 'fastify';
import { ASSET_PREFIX, findAsset } from '#web/assets.ts';

/** Styles and scripts: named by their content, so a browser keeps them for ever. */
export function assetRoutes(app: FastifyInstance): void {
  app.get(`${ASSET_PREFIX}*`, { compress: false }, async (request, reply) => {
    const asset = findAsset(request.url.split('?')[0] ?? '');
    if (asset === null) return reply.callNotFound();
    reply.header('cache-control', 'public, max-age=31536000, immutable').header('etag', asset.etag);
    if (request.headers['if-none-match'] === asset.etag) return reply.code(304).send();
    const zipped = /\bgzip\b/.test(request.headers['accept-encoding'] ?? '');
    if (zipped) reply.header('content-encoding', 'gzip');
    return reply
      .header('vary', 'accept-encoding')
      .type(asset.contentType)
      .send(zipped ? asset.gzip : asset.body);
  });
}
