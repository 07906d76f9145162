import { LangChainInstrumentation } from '@arizeai/openinference-instrumentation-langchain';
import * as callbacks from '@langchain/core/callbacks/manager';
import { ChatOpenAI } from '@langchain/openai';
import { createAgent, tool } from 'langchain';
import { z } from 'zod';
import { registerProvider } from './provider.js';

const provider = registerProvider();
const instrumentation = new LangChainInstrumentation();
instrumentation.setTracerProvider(provider);
instrumentation.manuallyInstrument(callbacks);

const weather = tool(async () => '{"celsius":18,"sky":"sunny"}', {
  name: 'get_weather', description: 'The weather of a city', schema: z.object({ city: z.string() }),
});
const model = new ChatOpenAI({ model: 'gpt-5-mini', apiKey: 'none', configuration: { baseURL: `${process.env.MODEL_URL}/v1` } });
const agent = createAgent({ model, tools: [weather], systemPrompt: 'Be brief.' });
await agent.invoke({ messages: [{ role: 'user', content: 'What is the weather in Paris?' }] }, { metadata: { session_id: 'session-1', user_id: 'user-1' } });
await provider.shutdown();
