import { OpenInferenceSimpleSpanProcessor } from '@arizeai/openinference-vercel';
import { registerProvider } from './provider.js';
import { ask } from './vercel-7.js';

const provider = registerProvider(exporter => new OpenInferenceSimpleSpanProcessor({ exporter }));
await ask();
await provider.shutdown();
