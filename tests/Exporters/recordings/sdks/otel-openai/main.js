import { createRequire } from 'node:module';
import { metrics } from '@opentelemetry/api';
import { OTLPLogExporter } from '@opentelemetry/exporter-logs-otlp-http';
import { resourceFromAttributes } from '@opentelemetry/resources';
import { OpenAIInstrumentation } from '@opentelemetry/instrumentation-openai';
import { LoggerProvider, SimpleLogRecordProcessor } from '@opentelemetry/sdk-logs';
import { askForStream, askWithTool } from './openai.js';
import { registerProvider } from './provider.js';

const provider = registerProvider();
const logs = new LoggerProvider({
  resource: resourceFromAttributes({ 'service.name': 'weather' }),
  processors: [new SimpleLogRecordProcessor({ exporter: new OTLPLogExporter({ url: `${process.env.OTLP_URL}/v1/logs` }) })],
});
const instrumentation = new OpenAIInstrumentation({ captureMessageContent: true });
instrumentation.setTracerProvider(provider);
instrumentation.setLoggerProvider(logs);
instrumentation.setMeterProvider(metrics.getMeterProvider());
instrumentation.enable();

// The instrumentation changes the package as it is required.
const OpenAI = createRequire(import.meta.url)('openai');
const client = new OpenAI({ baseURL: `${process.env.MODEL_URL}/v1`, apiKey: 'none' });
await askWithTool(client);
await askForStream(client);
await client.embeddings.create({ model: 'text-embedding-3-small', input: ['sunny'] });
await logs.shutdown();
await provider.shutdown();
