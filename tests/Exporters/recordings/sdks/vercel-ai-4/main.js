import { createOpenAI } from '@ai-sdk/openai';
import { embed, generateText, streamText, tool } from 'ai';
import { z } from 'zod';
import { registerProvider } from './provider.js';
import { weatherTool } from './vercel-tool.js';

const provider = registerProvider();

const openai = createOpenAI({ baseURL: `${process.env.MODEL_URL}/v1`, apiKey: 'none' });
const experimental_telemetry = { isEnabled: true, functionId: 'weather', metadata: { sessionId: 'session-1', userId: 'user-1' } };

await generateText({
  model: openai('gpt-5-mini'),
  system: 'Be brief.',
  prompt: 'What is the weather in Paris?',
  tools: {
    get_weather: weatherTool(tool, z, 'parameters'),
  },
  maxSteps: 3,
  experimental_telemetry,
});
for await (const _ of streamText({ model: openai.chat('gpt-5-mini'), prompt: 'Is it sunny?', experimental_telemetry }).textStream) {
  // Read to its end.
}

await embed({ model: openai.embedding('text-embedding-3-small'), value: 'sunny', experimental_telemetry });
await provider.shutdown();
