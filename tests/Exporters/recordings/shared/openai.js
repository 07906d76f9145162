// What is asked of OpenAI's client with each SDK that instruments it: a question that takes a tool, then a streamed one.
const tools = [{
  type: 'function',
  function: {
    name: 'get_weather',
    description: 'The weather of a city',
    parameters: { type: 'object', properties: { city: { type: 'string' } }, required: ['city'] },
  },
}];

export async function askWithTool(client) {
  const messages = [{ role: 'system', content: 'Be brief.' }, { role: 'user', content: 'What is the weather in Paris?' }];
  const asked = await client.chat.completions.create({ model: 'gpt-5-mini', messages, tools });
  const [call] = asked.choices[0].message.tool_calls;
  messages.push(asked.choices[0].message, { role: 'tool', tool_call_id: call.id, content: '{"celsius":18,"sky":"sunny"}' });
  await client.chat.completions.create({ model: 'gpt-5-mini', messages, tools });
}

export async function askForStream(client) {
  const stream = await client.chat.completions.create({
    model: 'gpt-5-mini', messages: [{ role: 'user', content: 'Is it sunny?' }], stream: true, stream_options: { include_usage: true },
  });
  for await (const _ of stream) {
    // Read to its end.
  }
}
