import * as traceloop from '@traceloop/node-server-sdk';
import OpenAI from 'openai';
import { askForStream, askWithTool } from './openai.js';

traceloop.initialize({
  appName: 'weather', apiKey: 'none', baseUrl: process.env.OTLP_URL, disableBatch: true, silenceInitializationMessage: true, traceloopSyncEnabled: false,
  instrumentModules: { openAI: OpenAI },
});
const client = new OpenAI({ baseURL: `${process.env.MODEL_URL}/v1`, apiKey: 'none' });
const tool = (_city) => traceloop.withTool({ name: 'get_weather' }, async () => ({ celsius: 18, sky: 'sunny' }), _city);
await traceloop.withAssociationProperties({ session_id: 'session-1', user_id: 'user-1' }, () => traceloop.withWorkflow({ name: 'weather' }, async () => {
  await askWithTool(client);
  await askForStream(client);
  await tool({ city: 'Paris' });
  await client.embeddings.create({ model: 'text-embedding-3-small', input: ['sunny'] });
}, { question: 'What is the weather in Paris?' }));
await traceloop.forceFlush();
