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

/** Of every process of this system; null where they cannot be asked now. */
export type AllMetrics = () => Promise<readonly CountedMetrics[] | null>;

/** `GET /metrics` in the text format of Prometheus: the same, whichever process is asked. */
export function metricsRoute(
  app: FastifyInstance,
  allMetrics: AllMetrics,
  access: MetricsAccess,
): void {
  app.get('/metrics', async (request, reply) => {
    reply.header('cache-control', 'no-store').type('text/plain; charset=utf-8');
    if (!mayRead(request, access)) {
      return reply.code(401).header('www-authenticate', 'Bearer').send(`${HOW}\n`);
    }
    const counted = await allMetrics();
    if (counted === null) return reply.code(503).send(`${LATER}\n`);
    const all = AggregatorRegistry.aggregate([...counted]);
    return reply.type(all.contentType).send(await all.metrics());
  });
}

/** What this process counts and those beside it, with how many of them answer. */
export function gatherMetrics(
  registry: Registry,
  others: Readonly<Record<'pages' | 'workers', () => Promise<readonly CountedMetrics[]>>>,
): () => Promise<readonly CountedMetrics[]> {
  const registers = [registry];
  const pages = new Gauge({
    name: 'mot_cua_page_processes',
    help: 'Processes that show pages and answer',
    registers,
  });
  const workers = new Gauge({
    name: 'mot_cua_workers',
    help: 'Workers beside these pages that answer',
    registers,
  });
  return async () => {
    const [ofPages, ofWorkers] = await Promise.all([others.pages(), others.workers()]);
    pages.set(ofPages.length + 1);
    workers.set(ofWorkers.length);
    return [await registry.getMetricsAsJSON(), ...ofPages, ...ofWorkers];
  };
}

const LATER =
  'Chưa hỏi được các tiến trình khác; thử lại sau ít giây. ' +
  'The other processes do not answer; try again in a few seconds.';

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
