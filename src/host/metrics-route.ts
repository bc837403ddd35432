import { createHash, timingSafeEqual } from 'node:crypto';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Registry } from 'prom-client';

export interface MetricsAccess {
  /** Who shows it may read the metrics; null lets this machine alone read them. */
  readonly token: string | null;
  /** A proxy is in front: then whoever asks seems to be this machine. */
  readonly trustProxy: boolean;
}

/** `GET /metrics` in the text format of Prometheus. */
export function metricsRoute(
  app: FastifyInstance,
  registry: Registry,
  access: MetricsAccess,
): void {
  app.get('/metrics', async (request, reply) => {
    reply.header('cache-control', 'no-store');
    if (!mayRead(request, access)) {
      return reply
        .code(401)
        .header('www-authenticate', 'Bearer')
        .type('text/plain; charset=utf-8')
        .send(`${HOW}\n`);
    }
    return reply.type(registry.contentType).send(await registry.metrics());
  });
}

const HOW =
  'Cần mã METRICS_TOKEN (Authorization: Bearer …); chưa đặt mã thì chỉ đọc được từ chính máy chủ. ' +
  'Needs METRICS_TOKEN as a bearer token; while none is set, only this machine may read.';

const LOOPBACK: ReadonlySet<string> = new Set(['127.0.0.1', '::1', '::ffff:127.0.0.1']);
const FORWARDED = ['forwarded', 'x-forwarded-for', 'x-real-ip', 'via'];

function mayRead(request: FastifyRequest, { token, trustProxy }: MetricsAccess): boolean {
  if (token !== null) {
    const [, shown = ''] = /^Bearer (.+)$/i.exec(request.headers.authorization ?? '') ?? [];
    return timingSafeEqual(digest(shown), digest(token));
  }
  const isForwarded = FORWARDED.some((name) => request.headers[name] !== undefined);
  return !trustProxy && !isForwarded && LOOPBACK.has(request.socket.remoteAddress ?? '');
}

/** Of one length, so that the comparison takes the same time whatever is shown. */
const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
