import { registerProvider } from './provider.js';
import { ask } from './vercel-7.js';

const provider = registerProvider();
await ask();
await provider.shutdown();
