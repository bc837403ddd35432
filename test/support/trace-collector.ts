/** An OpenTelemetry collector in a process of its own: takes OTLP/HTTP as JSON, and tells what came. */
import { createServer } from 'node:http';

/** A span as OTLP writes it in JSON, as far as tests look at it. */
export interface CollectedSpan {
  readonly traceId: string;
  readonly spanId: string;
  readonly parentSpanId?: string;
  readonly name: string;
  readonly attributes: readonly { readonly key: string; readonly value: object }[];
  readonly links?: readonly { readonly traceId: string; readonly spanId: string }[];
}

interface Export {
  readonly resourceSpans: readonly {
    readonly scopeSpans: readonly { readonly spans: readonly CollectedSpan[] }[];
  }[];
}

const spans: CollectedSpan[] = [];
/** Trace contexts that came with other requests, as an outside system sees them. */
const contexts: string[] = [];

const server = createServer((request, response) => {
  const chunks: Buffer[] = [];
  request.on('data', (chunk: Buffer) => chunks.push(chunk));
  request.on('end', () => {
    const { traceparent } = request.headers;
    if (typeof traceparent === 'string') contexts.push(traceparent);
    if (request.url === '/v1/traces') {
      const { resourceSpans } = JSON.parse(Buffer.concat(chunks).toString()) as Export;
      for (const { scopeSpans } of resourceSpans) spans.push(...scopeSpans.flatMap((s) => s.spans));
    }
    response.setHeader('Content-Type', 'application/json');
    response.end(answerTo(request.url ?? ''));
  });
});
function answerTo(path: string): string {
  if (path === '/spans') return JSON.stringify({ spans, contexts });
  if (path === '/token') return JSON.stringify({ access_token: 'x', expires_in: 3600 });
  return '{}';
}

server.listen(Number(process.argv[2]), '127.0.0.1', () => process.send?.('ready'));
process.on('disconnect', () => process.exit(0));
