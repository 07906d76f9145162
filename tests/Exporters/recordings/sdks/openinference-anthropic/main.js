import Anthropic from '@anthropic-ai/sdk';
import { AnthropicInstrumentation } from '@arizeai/openinference-instrumentation-anthropic';
import { askWithTool } from './anthropic.js';
import { registerProvider } from './provider.js';

const provider = registerProvider();
const instrumentation = new AnthropicInstrumentation();
instrumentation.setTracerProvider(provider);
instrumentation.manuallyInstrument(Anthropic);

const client = new Anthropic({ baseURL: process.env.MODEL_URL, apiKey: 'none' });
await askWithTool(client);

await provider.shutdown();
