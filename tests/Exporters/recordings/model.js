// A stand-in for the APIs of OpenAI, Anthropic and Gemini: it asks for the weather tool where it is offered and not yet answered, and answers
// with a fixed sentence else. Usage is fixed too, with tokens from caches and of reasoning, so that fixtures can assert it.
import { createServer } from 'node:http';

const SENTENCE = 'It is 18 degrees and sunny in Paris.';
const CITY = { city: 'Paris' };
const EMBEDDING = [0.25, -0.5, 0.125];

const ASKING = { input: 120, cached: 64, output: 30, reasoning: 12 };
const ANSWERING = { input: 180, cached: 128, output: 14, reasoning: 6 };

export async function startModel() {
  const server = createServer(async (request, response) => {
    const chunks = [];
    for await (const chunk of request) {
      chunks.push(chunk);
    }

    const body = chunks.length > 0 ? JSON.parse(Buffer.concat(chunks).toString('utf8') || '{}') : {};
    const url = new URL(request.url, 'http://localhost');
    const answer = answerTo(url.pathname, body);
    if (process.env.SHOW_REQUESTS) {
      console.error(request.method, request.url, JSON.stringify(body).slice(0, 2000));
    }

    if (answer === undefined) {
      response.writeHead(404, { 'content-type': 'application/json' }).end('{"error":{"message":"no such route"}}');
    } else if (Array.isArray(answer)) {
      response.writeHead(200, { 'content-type': 'text/event-stream' });
      for (const event of answer) {
        const named = typeof event === 'object' && event.type && !event.object ? `event: ${event.type}\n` : '';
        response.write(`${named}data: ${typeof event === 'string' ? event : JSON.stringify(event)}\n\n`);
      }

      response.end();
    } else {
      response.writeHead(200, { 'content-type': 'application/json', 'x-request-id': 'req-1' }).end(JSON.stringify(answer));
    }
  });
  await new Promise(resolve => server.listen(0, '127.0.0.1', resolve));
  return { url: `http://127.0.0.1:${server.address().port}`, close: () => server.closeAllConnections() ?? server.close() };
}

function answerTo(path, body) {
  if (path.endsWith('/chat/completions')) {
    return body.stream ? chatStream(body) : chat(body);
  }

  if (path.endsWith('/responses')) {
    return body.stream ? responsesStream(body) : responses(body);
  }

  if (path.endsWith('/embeddings')) {
    const inputs = Array.isArray(body.input) ? body.input : [body.input];
    return {
      object: 'list',
      model: body.model,
      data: inputs.map((_, index) => ({ object: 'embedding', index, embedding: body.encoding_format === 'base64' ? base64(EMBEDDING) : EMBEDDING })),
      usage: { prompt_tokens: 8, total_tokens: 8 },
    };
  }

  if (path.endsWith('/messages')) {
    return body.stream ? messagesStream(body) : messages(body);
  }

  if (path.includes(':streamGenerateContent')) {
    return [gemini(path, body)];
  }

  if (path.includes(':generateContent')) {
    return gemini(path, body);
  }

  if (path.includes(':countTokens')) {
    return { totalTokens: 120 };
  }

  return undefined;
}

const fullName = model => ({
  'gpt-5-mini': 'gpt-5-mini-2025-08-07',
  'gpt-4o-mini': 'gpt-4o-mini-2024-07-18',
  'claude-sonnet-4-5': 'claude-sonnet-4-5-20250929',
})[model] ?? model;

const base64 = numbers => Buffer.from(new Float32Array(numbers).buffer).toString('base64');

// OpenAI's chat completions.
const wantsTool = body => (body.tools?.length ?? 0) > 0 && !body.messages.some(message => message.role === 'tool');

const chatUsage = usage => ({
  prompt_tokens: usage.input,
  completion_tokens: usage.output,
  total_tokens: usage.input + usage.output,
  prompt_tokens_details: { cached_tokens: usage.cached, audio_tokens: 0 },
  completion_tokens_details: { reasoning_tokens: usage.reasoning, audio_tokens: 0, accepted_prediction_tokens: 0, rejected_prediction_tokens: 0 },
});

const toolCall = body => ({
  id: 'call_1', type: 'function', function: { name: (body.tools[0].function ?? body.tools[0]).name, arguments: JSON.stringify(CITY) },
});

function chat(body) {
  const asks = wantsTool(body);
  const message = asks
    ? { role: 'assistant', content: null, refusal: null, tool_calls: [toolCall(body)] }
    : { role: 'assistant', content: SENTENCE, refusal: null };
  return {
    id: asks ? 'chatcmpl-1' : 'chatcmpl-2',
    object: 'chat.completion',
    created: 1760000000,
    model: fullName(body.model),
    choices: [{ index: 0, message, logprobs: null, finish_reason: asks ? 'tool_calls' : 'stop' }],
    usage: chatUsage(asks ? ASKING : ANSWERING),
    service_tier: 'default',
    system_fingerprint: 'fp_1',
  };
}

function chatStream(body) {
  const asks = wantsTool(body);
  const chunk = (delta, reason = null) => ({
    id: asks ? 'chatcmpl-1' : 'chatcmpl-2',
    object: 'chat.completion.chunk',
    created: 1760000000,
    model: fullName(body.model),
    choices: [{ index: 0, delta, logprobs: null, finish_reason: reason }],
  });
  const deltas = asks
    ? [{ role: 'assistant', content: null, tool_calls: [{ index: 0, ...toolCall(body) }] }]
    : [{ role: 'assistant', content: '' }, ...SENTENCE.split(/(?<= )/).map(content => ({ content }))];
  const events = [...deltas.map(delta => chunk(delta)), chunk({}, asks ? 'tool_calls' : 'stop')];
  if (body.stream_options?.include_usage) {
    events.push({ ...chunk({}), choices: [], usage: chatUsage(asks ? ASKING : ANSWERING) });
  }

  return [...events, '[DONE]'];
}

// OpenAI's responses.
function responses(body) {
  const asks = (body.tools?.length ?? 0) > 0 && !(Array.isArray(body.input) && body.input.some(item => item.type === 'function_call_output'));
  const usage = asks ? ASKING : ANSWERING;
  const output = asks
    ? { type: 'function_call', id: 'fc_1', call_id: 'call_1', name: body.tools[0].name, arguments: JSON.stringify(CITY), status: 'completed' }
    : { type: 'message', id: 'msg_1', role: 'assistant', status: 'completed', content: [{ type: 'output_text', text: SENTENCE, annotations: [], logprobs: [] }] };
  return {
    id: asks ? 'resp_1' : 'resp_2',
    object: 'response',
    created_at: 1760000000,
    status: 'completed',
    model: fullName(body.model),
    error: null,
    incomplete_details: null,
    instructions: body.instructions ?? null,
    metadata: {},
    parallel_tool_calls: true,
    temperature: 1,
    top_p: 1,
    tool_choice: 'auto',
    tools: body.tools ?? [],
    output: [output],
    output_text: asks ? '' : SENTENCE,
    usage: {
      input_tokens: usage.input,
      input_tokens_details: { cached_tokens: usage.cached },
      output_tokens: usage.output,
      output_tokens_details: { reasoning_tokens: usage.reasoning },
      total_tokens: usage.input + usage.output,
    },
  };
}

function responsesStream(body) {
  const whole = responses(body);
  const [item] = whole.output;
  const events = [
    { type: 'response.created', response: { ...whole, status: 'in_progress', output: [], usage: null } },
    { type: 'response.output_item.added', output_index: 0, item: { ...item, status: 'in_progress', ...(item.content ? { content: [] } : { arguments: '' }) } },
  ];
  if (item.content) {
    events.push({ type: 'response.content_part.added', item_id: item.id, output_index: 0, content_index: 0, part: { ...item.content[0], text: '' } });
    events.push({ type: 'response.output_text.delta', item_id: item.id, output_index: 0, content_index: 0, delta: SENTENCE });
    events.push({ type: 'response.output_text.done', item_id: item.id, output_index: 0, content_index: 0, text: SENTENCE });
  } else {
    events.push({ type: 'response.function_call_arguments.delta', item_id: item.id, output_index: 0, delta: item.arguments });
    events.push({ type: 'response.function_call_arguments.done', item_id: item.id, output_index: 0, arguments: item.arguments });
  }

  events.push({ type: 'response.output_item.done', output_index: 0, item });
  events.push({ type: 'response.completed', response: whole });
  return events.map((event, index) => ({ ...event, sequence_number: index }));
}

// Anthropic's messages. Its input_tokens leave out what caches supply.
function messages(body) {
  const answered = body.messages.some(message => Array.isArray(message.content) && message.content.some(part => part.type === 'tool_result'));
  const tool = body.tools?.find(offered => offered.name === 'get_weather' || offered.name === 'Read');
  const asks = tool !== undefined && !answered;
  return {
    id: asks ? 'msg_1' : 'msg_2',
    type: 'message',
    role: 'assistant',
    model: fullName(body.model),
    content: asks ? [{ type: 'tool_use', id: 'toolu_1', name: tool.name, input: tool.name === 'Read' ? weatherFile(body) : CITY }] : [{ type: 'text', text: SENTENCE }],
    stop_reason: asks ? 'tool_use' : 'end_turn',
    stop_sequence: null,
    usage: asks
      ? { input_tokens: 40, cache_creation_input_tokens: 256, cache_read_input_tokens: 1024, output_tokens: 20 }
      : { input_tokens: 30, cache_creation_input_tokens: 0, cache_read_input_tokens: 1280, output_tokens: 14 },
  };
}

// A coding agent has no tool for the weather, but may read a file where it works.
const weatherFile = body => ({ file_path: `${/working directory: ([^\s\\"]+)/.exec(JSON.stringify(body))[1]}/weather.txt` });

function messagesStream(body) {
  const whole = messages(body);
  const [part] = whole.content;
  return [
    { type: 'message_start', message: { ...whole, content: [], stop_reason: null, usage: { ...whole.usage, output_tokens: 1 } } },
    { type: 'content_block_start', index: 0, content_block: part.type === 'text' ? { type: 'text', text: '' } : { ...part, input: {} } },
    {
      type: 'content_block_delta', index: 0,
      delta: part.type === 'text' ? { type: 'text_delta', text: part.text } : { type: 'input_json_delta', partial_json: JSON.stringify(part.input) },
    },
    { type: 'content_block_stop', index: 0 },
    { type: 'message_delta', delta: { stop_reason: whole.stop_reason, stop_sequence: null }, usage: whole.usage },
    { type: 'message_stop' },
  ];
}

// Gemini's generateContent.
function gemini(path, body) {
  const answered = body.contents.some(content => content.parts.some(part => part.functionResponse));
  const declared = body.tools?.flatMap(tool => tool.functionDeclarations ?? []) ?? [];
  const tool = declared.find(offered => offered.name === 'get_weather' || offered.name === 'read_file');
  const asks = tool !== undefined && !answered;
  const usage = asks ? ASKING : ANSWERING;
  return {
    candidates: [{
      content: { role: 'model', parts: [asks ? { functionCall: { name: tool.name, args: tool.name === 'read_file' ? { file_path: 'weather.txt' } : CITY } } : { text: SENTENCE }] },
      finishReason: 'STOP',
      index: 0,
    }],
    usageMetadata: {
      promptTokenCount: usage.input,
      cachedContentTokenCount: usage.cached,
      candidatesTokenCount: usage.output - usage.reasoning,
      thoughtsTokenCount: usage.reasoning,
      totalTokenCount: usage.input + usage.output,
    },
    modelVersion: /models\/([^:]+):/.exec(path)?.[1],
    responseId: asks ? 'gemini-1' : 'gemini-2',
  };
}
