import { initializeOTEL } from 'langsmith/experimental/otel/setup';
import { traceable } from 'langsmith/traceable';
import { wrapOpenAI } from 'langsmith/wrappers';
import OpenAI from 'openai';

const { DEFAULT_LANGSMITH_SPAN_PROCESSOR } = initializeOTEL();
const client = wrapOpenAI(new OpenAI({ baseURL: `${process.env.MODEL_URL}/v1`, apiKey: 'none' }));
await traceable(async _question => {
  const tools = [{
    type: 'function',
    function: {
      name: 'get_weather',
      description: 'The weather of a city',
      parameters: { type: 'object', properties: { city: { type: 'string' } }, required: ['city'] },
    },
  }];
  const messages = [{ role: 'system', content: 'Be brief.' }, { role: 'user', content: 'What is the weather in Paris?' }];
  const asked = await client.chat.completions.create({ model: 'gpt-5-mini', messages, tools });
  const [call] = asked.choices[0].message.tool_calls;
  messages.push(asked.choices[0].message, { role: 'tool', tool_call_id: call.id, content: '{"celsius":18,"sky":"sunny"}' });
  await client.chat.completions.create({ model: 'gpt-5-mini', messages, tools });
  return 'It is 18 degrees and sunny in Paris.';
}, { name: 'weather', metadata: { session_id: 'session-1', user_id: 'user-1' } })('What is the weather in Paris?');
await DEFAULT_LANGSMITH_SPAN_PROCESSOR.shutdown();
