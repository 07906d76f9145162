import { setSession, setUser } from '@arizeai/openinference-core';
import { OpenAIInstrumentation } from '@arizeai/openinference-instrumentation-openai';
import { context } from '@opentelemetry/api';
import OpenAI from 'openai';
import { askForStream, askWithTool } from './openai.js';
import { registerProvider } from './provider.js';

const provider = registerProvider();
const instrumentation = new OpenAIInstrumentation();
instrumentation.setTracerProvider(provider);
instrumentation.manuallyInstrument(OpenAI);

const client = new OpenAI({ baseURL: `${process.env.MODEL_URL}/v1`, apiKey: 'none' });
await context.with(setUser(setSession(context.active(), { sessionId: 'session-1' }), { userId: 'user-1' }), async () => {
  await askWithTool(client);
  await askForStream(client);
  await client.responses.create({ model: 'gpt-5-mini', instructions: 'Be brief.', input: 'What is the weather in Paris?' });
  await client.embeddings.create({ model: 'text-embedding-3-small', input: ['sunny'] });
});
await provider.shutdown();
