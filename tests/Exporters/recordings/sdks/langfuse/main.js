import { observeOpenAI } from '@langfuse/openai';
import { LangfuseSpanProcessor } from '@langfuse/otel';
import { propagateAttributes, startActiveObservation, startObservation } from '@langfuse/tracing';
import { NodeTracerProvider } from '@opentelemetry/sdk-trace-node';
import OpenAI from 'openai';
import { askForStream, askWithTool } from './openai.js';

const provider = new NodeTracerProvider({
  spanProcessors: [new LangfuseSpanProcessor({ publicKey: 'pk-lf-none', secretKey: 'sk-lf-none', baseUrl: process.env.OTLP_URL, exportMode: 'immediate' })],
});
provider.register();

const client = observeOpenAI(new OpenAI({ baseURL: `${process.env.MODEL_URL}/v1`, apiKey: 'none' }));
await startActiveObservation('weather', async root => {
  root.update({ input: { question: 'What is the weather in Paris?' } });
  await propagateAttributes({ sessionId: 'session-1', userId: 'user-1' }, async () => {
    await askWithTool(client);
    await askForStream(client);
    const tool = startObservation('get_weather', { input: { city: 'Paris' } }, { asType: 'tool' });
    tool.update({ output: { celsius: 18, sky: 'sunny' } }).end();
    const generation = startObservation('claude', {
      model: 'claude-sonnet-4-5',
      input: [{ role: 'user', content: 'Is it sunny?' }],
      output: 'It is sunny.',
      usageDetails: { input: 30, output: 14, cache_read_input_tokens: 1280, cache_creation_input_tokens: 256 },
      costDetails: { input: 0.001, output: 0.002 },
    }, { asType: 'generation' });
    generation.end();
  });
  root.update({ output: 'It is 18 degrees and sunny in Paris.' });
});
await provider.forceFlush();
await provider.shutdown();
