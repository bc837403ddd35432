import type { FastifyInstance, FastifyRequest } from 'fastify';
import { showsToken } from '#web/bearer-token.ts';
import { AggregatorRegistry, Gauge, type Registry } from 'prom-client';

export interface MetricsAccess {
  /** Who shows it may read the metrics; null lets this machine alone read them. */
  readonly token: string | null;
  /** A proxy is in front: then whoever asks seems to be this machine. */
  readonly trustProxy: boolean;
}

/** What one process counted, as it goes over a channel. */
export type CountedMetrics = Awaited<ReturnType<Registry['getMetricsAsJSON']>>;

/** `GET /metrics` in the text format of Prometheus: of this process and of the workers beside it. */
export function metricsRoute(
  app: FastifyInstance,
  registry: Registry,
  ofWorkers: () => Promise<readonly CountedMetrics[]>,
  access: MetricsAccess,
): void {
  const workers = new Gauge({
    name: 'mot_cua_workers',
    help: 'Workers beside these pages that answer',
    registers: [registry],
  });
  app.get('/metrics', async (request, reply) => {
    reply.header('cache-control', 'no-store');
    if (!mayRead(request, access)) {
      return reply
        .code(401)
        .header('www-authenticate', 'Bearer')
        .type('text/plain; charset=utf-8')
        .send(`${HOW}\n`);
    }
    const counted = await ofWorkers();
    workers.set(counted.length);
    const all = AggregatorRegistry.aggregate([await registry.getMetricsAsJSON(), ...counted]);
    return reply.type(registry.contentType).send(await all.metrics());
  });
}

const HOW =
  'Cần mã METRICS_TOKEN (Authorization: Bearer …); chưa đặt mã thì chỉ đọc được từ chính máy chủ. ' +
  'Needs METRICS_TOKEN as a bearer token; while none is set, only this machine may read.';

const LOOPBACK: ReadonlySet<string> = new Set(['127.0.0.1', '::1', '::ffff:127.0.0.1']);
const FORWARDED = ['forwarded', 'x-forwarded-for', 'x-real-ip', 'via'];

function mayRead(request: FastifyRequest, { token, trustProxy }: MetricsAccess): boolean {
  if (token !== null) return showsToken(request, token);
  const isForwarded = FORWARDED.some((name) => request.headers[name] !== undefined);
  return !trustProxy && !isForwarded && LOOPBACK.has(request.socket.remoteAddress ?? '');
}
