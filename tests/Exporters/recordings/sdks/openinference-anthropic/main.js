import Anthropic from '@anthropic-ai/sdk';
import { AnthropicInstrumentation } from '@arizeai/openinference-instrumentation-anthropic';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http';
import { resourceFromAttributes } from '@opentelemetry/resources';
import { NodeTracerProvider, SimpleSpanProcessor } from '@opentelemetry/sdk-trace-node';

const provider = new NodeTracerProvider({
  resource: resourceFromAttributes({ 'service.name': 'weather' }),
  spanProcessors: [new SimpleSpanProcessor(new OTLPTraceExporter({ url: `${process.env.OTLP_URL}/v1/traces` }))],
});
provider.register();
const instrumentation = new AnthropicInstrumentation();
instrumentation.setTracerProvider(provider);
instrumentation.manuallyInstrument(Anthropic);

const client = new Anthropic({ baseURL: process.env.MODEL_URL, apiKey: 'none' });
const tools = [{
  name: 'get_weather',
  description: 'The weather of a city',
  input_schema: { type: 'object', properties: { city: { type: 'string' } }, required: ['city'] },
}];
const messages = [{ role: 'user', content: 'What is the weather in Paris?' }];
const request = { model: 'claude-sonnet-4-5', max_tokens: 500, system: 'Be brief.', tools };
const asked = await client.messages.create({ ...request, messages });
const [call] = asked.content;
messages.push({ role: 'assistant', content: asked.content });
messages.push({ role: 'user', content: [{ type: 'tool_result', tool_use_id: call.id, content: '{"celsius":18,"sky":"sunny"}' }] });
await client.messages.create({ ...request, messages });
for await (const _ of await client.messages.create({ ...request, messages, stream: true })) {
  // Read to its end.
}

await provider.shutdown();
