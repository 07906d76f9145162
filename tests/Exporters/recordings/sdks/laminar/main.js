import { Laminar, observe } from '@lmnr-ai/lmnr';
import OpenAI from 'openai';

const url = new URL(process.env.OTLP_URL);
Laminar.initialize({
  projectApiKey: 'none', baseUrl: `http://${url.hostname}`, baseHttpUrl: process.env.OTLP_URL, httpPort: Number(url.port), grpcPort: Number(url.port), forceHttp: true,
  instrumentModules: { OpenAI }, disableBatch: true,
});
const client = new OpenAI({ baseURL: `${process.env.MODEL_URL}/v1`, apiKey: 'none' });
await observe({ name: 'weather', sessionId: 'session-1', userId: 'user-1' }, async _question => {
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
  await observe({ name: 'get_weather', spanType: 'TOOL' }, async _city => ({ celsius: 18, sky: 'sunny' }), { city: 'Paris' });
  return 'It is 18 degrees and sunny in Paris.';
}, 'What is the weather in Paris?');
await Laminar.shutdown();
