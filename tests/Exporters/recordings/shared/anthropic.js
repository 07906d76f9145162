// What is asked of Anthropic's client with each SDK that instruments it: a question that takes a tool, then its end once more as a stream.
const tools = [{
  name: 'get_weather',
  description: 'The weather of a city',
  input_schema: { type: 'object', properties: { city: { type: 'string' } }, required: ['city'] },
}];

export async function askWithTool(client) {
  const messages = [{ role: 'user', content: 'What is the weather in Paris?' }];
  const request = { model: 'claude-sonnet-4-5', max_tokens: 500, system: 'Be brief.', tools };
  const asked = await client.messages.create({ ...request, messages });
  const [call] = asked.content;
  messages.push({ role: 'assistant', content: asked.content });
  messages.push({ role: 'user', content: [{ type: 'tool_result', tool_use_id: call.id, content: '{"celsius":18,"sky":"sunny"}' }] });
  await client.messages.create({ ...request, messages });
  for await (const _ of await client.messages.create({ ...request, messages, stream: true })) {
    // Read to its end.
  }
}
