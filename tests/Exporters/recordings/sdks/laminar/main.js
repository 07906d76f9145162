import { Laminar, observe } from '@lmnr-ai/lmnr';
import OpenAI from 'openai';
import { askForStream, askWithTool } from './openai.js';

const url = new URL(process.env.OTLP_URL);
Laminar.initialize({
  projectApiKey: 'none', baseUrl: `http://${url.hostname}`, baseHttpUrl: process.env.OTLP_URL, httpPort: Number(url.port), grpcPort: Number(url.port), forceHttp: true,
  instrumentModules: { OpenAI }, disableBatch: true,
});
const client = new OpenAI({ baseURL: `${process.env.MODEL_URL}/v1`, apiKey: 'none' });
await observe({ name: 'weather', sessionId: 'session-1', userId: 'user-1' }, async _question => {
  await askWithTool(client);
  await askForStream(client);
  await observe({ name: 'get_weather', spanType: 'TOOL' }, async _city => ({ celsius: 18, sky: 'sunny' }), { city: 'Paris' });
  return 'It is 18 degrees and sunny in Paris.';
}, 'What is the weather in Paris?');
await Laminar.shutdown();
