import * as sdk from '@anthropic-ai/sdk';
import { AnthropicInstrumentation } from '@traceloop/instrumentation-anthropic';
import { askWithTool } from './anthropic.js';
import { registerProvider } from './provider.js';

const provider = registerProvider();
const instrumentation = new AnthropicInstrumentation();
instrumentation.setTracerProvider(provider);
instrumentation.manuallyInstrument(sdk);

const client = new sdk.Anthropic({ baseURL: process.env.MODEL_URL, apiKey: 'none' });
await askWithTool(client);
await provider.shutdown();
