/**
 * Keeps traces from here on: spans are gathered and sent to an OpenTelemetry collector at
 * `<endpoint>/v1/traces` (OTLP over HTTP). The SDK is loaded only where an endpoint is configured.
 * Answers what sends the last ones and stops. A collector that is down costs spans, nothing else.
 */
export async function startTracing(endpoint: string): Promise<() => Promise<void>> {
  const [sdk, { OTLPTraceExporter }, { resourceFromAttributes }] = await Promise.all([
    import('@opentelemetry/sdk-trace-node'),
    import('@opentelemetry/exporter-trace-otlp-http'),
    import('@opentelemetry/resources'),
  ]);
  const exporter = new OTLPTraceExporter({ url: `${endpoint.replace(/\/$/, '')}/v1/traces` });
  const provider = new sdk.NodeTracerProvider({
    resource: resourceFromAttributes({
      'service.name': process.env['OTEL_SERVICE_NAME'] ?? 'mot-cua',
      'process.pid': process.pid,
    }),
    spanProcessors: [new sdk.BatchSpanProcessor(exporter)],
  });
  provider.register();
  return () => provider.shutdown().catch(() => undefined);
}
