import {
  type Attributes,
  type Context,
  context,
  type Link,
  propagation,
  ROOT_CONTEXT,
  type Span,
  SpanKind,
  SpanStatusCode,
  trace,
} from '@opentelemetry/api';

/** What a span says of its work. Never a name, an identity number, or what somebody wrote. */
export interface SpanOptions {
  readonly name: string;
  readonly kind?: keyof typeof SpanKind;
  readonly attributes: Attributes;
  /** Trace context of whatever ordered the work earlier, where that was not just now. */
  readonly parent?: string | null;
  /** Trace contexts of others that the same work is done for. */
  readonly links?: readonly string[];
}

const tracer = trace.getTracer('mot-cua');

/**
 * Does work within a span. Where no traces are kept (src/host/start-tracing.ts) the work is all that
 * happens. A fault marks the span as failed by its code only: its text may tell of a person.
 */
export function inSpan<T>(options: SpanOptions, work: (span: Span) => Promise<T>): Promise<T> {
  const { name, kind = 'INTERNAL', attributes, parent, links = [] } = options;
  const from = parent === undefined || parent === null ? context.active() : contextOf(parent);
  const settings = { kind: SpanKind[kind], attributes, links: links.flatMap(linkTo) };
  return tracer.startActiveSpan(name, settings, from, async (span) => {
    try {
      return await work(span);
    } catch (fault) {
      fail(span, codeOf(fault));
      throw fault;
    } finally {
      span.end();
    }
  });
}

/** Marks a span as failed, with a code that is nobody's data. */
export function fail(span: Span, code: string): void {
  span.setAttribute('error.type', code);
  span.setStatus({ code: SpanStatusCode.ERROR });
}

/** A trace of its own, begun by a request from outside: what the caller says of traces counts nothing. */
export function beginSpan(name: string, attributes: Attributes): { span: Span; within: Context } {
  const span = tracer.startSpan(name, { kind: SpanKind.SERVER, attributes }, ROOT_CONTEXT);
  return { span, within: trace.setSpan(ROOT_CONTEXT, span) };
}

/** Runs what follows within a span that was begun before. */
export const runWithin = (within: Context, next: () => void): void => context.with(within, next);

/** The trace context of just now (W3C `traceparent`), or null where no trace is kept. */
export const traceparent = (): string | null => traceHeaders()['traceparent'] ?? null;

/** Headers that hand the trace on to another system; none where no trace is kept. */
export function traceHeaders(): Record<string, string> {
  const headers: Record<string, string> = {};
  propagation.inject(context.active(), headers);
  return headers;
}

const contextOf = (parent: string): Context =>
  propagation.extract(ROOT_CONTEXT, { traceparent: parent });

function linkTo(other: string): readonly Link[] {
  const found = trace.getSpanContext(contextOf(other));
  return found === undefined ? [] : [{ context: found }];
}

const codeOf = (fault: unknown): string =>
  typeof fault === 'object' && fault !== null && 'code' in fault ? String(fault.code) : 'internal';
