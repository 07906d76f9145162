import { createRequire } from 'node:module';
import { metrics } from '@opentelemetry/api';
import { OTLPLogExporter } from '@opentelemetry/exporter-logs-otlp-http';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http';
import { resourceFromAttributes } from '@opentelemetry/resources';
import { NodeTracerProvider, SimpleSpanProcessor } from '@opentelemetry/sdk-trace-node';
import { OpenAIInstrumentation } from '@opentelemetry/instrumentation-openai';
import { LoggerProvider, SimpleLogRecordProcessor } from '@opentelemetry/sdk-logs';

const provider = new NodeTracerProvider({
  resource: resourceFromAttributes({ 'service.name': 'weather' }),
  spanProcessors: [new SimpleSpanProcessor(new OTLPTraceExporter({ url: `${process.env.OTLP_URL}/v1/traces` }))],
});
provider.register();
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
const tools = [{
  type: 'function',
  function: {
    name: 'get_weather',
    description: 'The weather of a city',
    parameters: { type: 'object', properties: { city: { type: 'string' } }, required: ['city'] },
  },
}];
const messages = [{ role: 'system', content: 'Be brief.' }, { role: 'user', content: 'What is the weather in Paris?' }];
const asked = await client.chat.completions.create({ model: 'gpt-5-mini', messages, tools });
const [call] = asked.choices[0].message.tool_calls;
messages.push(asked.choices[0].message, { role: 'tool', tool_call_id: call.id, content: '{"celsius":18,"sky":"sunny"}' });
await client.chat.completions.create({ model: 'gpt-5-mini', messages, tools });
const stream = await client.chat.completions.create({
  model: 'gpt-5-mini', messages: [{ role: 'user', content: 'Is it sunny?' }], stream: true, stream_options: { include_usage: true },
});
for await (const _ of stream) {
  // Read to its end.
}
await client.embeddings.create({ model: 'text-embedding-3-small', input: ['sunny'] });
await logs.shutdown();
await provider.shutdown();
