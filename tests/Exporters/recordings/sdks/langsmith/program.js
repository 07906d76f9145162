import { initializeOTEL } from 'langsmith/experimental/otel/setup';
import { traceable } from 'langsmith/traceable';
import { wrapOpenAI } from 'langsmith/wrappers';
import OpenAI from 'openai';
import { askWithTool } from './openai.js';

const { DEFAULT_LANGSMITH_SPAN_PROCESSOR } = initializeOTEL();
const client = wrapOpenAI(new OpenAI({ baseURL: `${process.env.MODEL_URL}/v1`, apiKey: 'none' }));
await traceable(async _question => {
  await askWithTool(client);
  return 'It is 18 degrees and sunny in Paris.';
}, { name: 'weather', metadata: { session_id: 'session-1', user_id: 'user-1' } })('What is the weather in Paris?');
await DEFAULT_LANGSMITH_SPAN_PROCESSOR.shutdown();
