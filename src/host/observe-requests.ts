import type { FastifyInstance } from 'fastify';
import type { Metrics } from '#host/metrics.ts';
import { beginSpan, fail, runWithin } from '#tracing/in-span.ts';

/**
 * Counts and traces every request by its route's pattern; the path itself may hold a code or a name
 * that was searched for, and is nowhere.
 */
export function observeRequests(app: FastifyInstance, { noteRequest }: Metrics): void {
  app.addHook('onRequest', (request, reply, done) => {
    const route = request.routeOptions.url ?? 'none';
    if (UNTRACED.has(route)) return done();
    const { span, within } = beginSpan(`${request.method} ${route}`, {
      'http.request.method': request.method,
      'http.route': route,
    });
    reply.raw.once('close', () => {
      const status = reply.statusCode;
      span.setAttribute('http.response.status_code', status);
      if (status >= 500) fail(span, String(status));
      span.end();
    });
    // What reads the body goes on outside of the trace: it is entered again before the page's work.
    traces.set(request.raw, within);
    runWithin(within, done);
  });
  app.addHook('preValidation', (request, _reply, done) => {
    const within = traces.get(request.raw);
    if (within === undefined) done();
    else runWithin(within, done);
  });
  app.addHook('onResponse', (request, reply, done) => {
    noteRequest({
      method: request.method,
      route: request.routeOptions.url ?? 'none',
      status: reply.statusCode,
      milliseconds: reply.elapsedTime,
    });
    done();
  });
}

/** Asked every few seconds by whoever watches us. */
const UNTRACED: ReadonlySet<string> = new Set(['/metrics', '/suc-khoe']);

const traces = new WeakMap<object, ReturnType<typeof beginSpan>['within']>();
