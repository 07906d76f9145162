import * as traceloop from '@traceloop/node-server-sdk';
import OpenAI from 'openai';

traceloop.initialize({
  appName: 'weather', apiKey: 'none', baseUrl: process.env.OTLP_URL, disableBatch: true, silenceInitializationMessage: true, traceloopSyncEnabled: false,
  instrumentModules: { openAI: OpenAI },
});
const client = new OpenAI({ baseURL: `${process.env.MODEL_URL}/v1`, apiKey: 'none' });
const tool = (_city) => traceloop.withTool({ name: 'get_weather' }, async () => ({ celsius: 18, sky: 'sunny' }), _city);
await traceloop.withAssociationProperties({ session_id: 'session-1', user_id: 'user-1' }, () => traceloop.withWorkflow({ name: 'weather' }, async () => {
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
  await tool({ city: 'Paris' });
  await client.embeddings.create({ model: 'text-embedding-3-small', input: ['sunny'] });
}, { question: 'What is the weather in Paris?' }));
await traceloop.forceFlush();
