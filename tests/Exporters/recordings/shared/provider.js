// OpenTelemetry as a program sets it up that sends its spans as OTLP/JSON.
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http';
import { resourceFromAttributes } from '@opentelemetry/resources';
import { NodeTracerProvider, SimpleSpanProcessor } from '@opentelemetry/sdk-trace-node';

export function registerProvider(processorOf = exporter => new SimpleSpanProcessor(exporter)) {
  const provider = new NodeTracerProvider({
    resource: resourceFromAttributes({ 'service.name': 'weather' }),
    spanProcessors: [processorOf(new OTLPTraceExporter({ url: `${process.env.OTLP_URL}/v1/traces` }))],
  });
  provider.register();
  return provider;
}
