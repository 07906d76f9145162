import { setSession, setUser } from '@arizeai/openinference-core';
import { OpenAIInstrumentation } from '@arizeai/openinference-instrumentation-openai';
import { context } from '@opentelemetry/api';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http';
import { resourceFromAttributes } from '@opentelemetry/resources';
import { NodeTracerProvider, SimpleSpanProcessor } from '@opentelemetry/sdk-trace-node';
import OpenAI from 'openai';

const provider = new NodeTracerProvider({
  resource: resourceFromAttributes({ 'service.name': 'weather' }),
  spanProcessors: [new SimpleSpanProcessor(new OTLPTraceExporter({ url: `${process.env.OTLP_URL}/v1/traces` }))],
});
provider.register();
const instrumentation = new OpenAIInstrumentation();
instrumentation.setTracerProvider(provider);
instrumentation.manuallyInstrument(OpenAI);

const client = new OpenAI({ baseURL: `${process.env.MODEL_URL}/v1`, apiKey: 'none' });
await context.with(setUser(setSession(context.active(), { sessionId: 'session-1' }), { userId: 'user-1' }), async () => {
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
  await client.responses.create({ model: 'gpt-5-mini', instructions: 'Be brief.', input: 'What is the weather in Paris?' });
  await client.embeddings.create({ model: 'text-embedding-3-small', input: ['sunny'] });
});
await provider.shutdown();
