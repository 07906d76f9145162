import { FunctionTool, Gemini, InMemoryRunner, LlmAgent } from '@google/adk';
import { z } from 'zod';
import { registerProvider } from './provider.js';

const provider = registerProvider();

process.env.GOOGLE_GEMINI_BASE_URL = process.env.MODEL_URL;
const agent = new LlmAgent({
  name: 'weather_agent',
  description: 'Tells the weather',
  instruction: 'Be brief.',
  model: new Gemini({ model: 'gemini-2.5-flash', apiKey: 'none' }),
  tools: [new FunctionTool({
    name: 'get_weather', description: 'The weather of a city', parameters: z.object({ city: z.string() }), execute: async () => ({ celsius: 18, sky: 'sunny' }),
  })],
});
const runner = new InMemoryRunner({ agent, appName: 'weather' });
const session = await runner.sessionService.createSession({ appName: 'weather', userId: 'user-1', sessionId: 'session-1' });
const newMessage = { role: 'user', parts: [{ text: 'What is the weather in Paris?' }] };
for await (const event of runner.runAsync({ userId: 'user-1', sessionId: session.id, newMessage })) {
  if (event.errorCode) {
    throw new Error(`${event.errorCode}: ${event.errorMessage}`);
  }
}

await provider.shutdown();
process.exit(0);
