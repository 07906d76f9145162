// What version 7 of Vercel's AI SDK is asked.
import { createOpenAI } from '@ai-sdk/openai';
import { OpenTelemetry } from '@ai-sdk/otel';
import { embed, generateText, isStepCount, registerTelemetry, streamText, tool } from 'ai';
import { z } from 'zod';
import { weatherTool } from './vercel-tool.js';

export async function ask() {
  const openai = createOpenAI({ baseURL: `${process.env.MODEL_URL}/v1`, apiKey: 'none' });
  const runtimeContext = { sessionId: 'session-1', userId: 'user-1' };
  const telemetry = { functionId: 'weather', includeRuntimeContext: { sessionId: true, userId: true } };

  registerTelemetry(new OpenTelemetry({ runtimeContext: true }));
  await generateText({
    model: openai('gpt-5-mini'),
    system: 'Be brief.',
    prompt: 'What is the weather in Paris?',
    tools: {
      get_weather: weatherTool(tool, z),
    },
    stopWhen: isStepCount(3),
    runtimeContext,
    telemetry,
  });
  for await (const _ of streamText({ model: openai.chat('gpt-5-mini'), prompt: 'Is it sunny?', runtimeContext, telemetry }).textStream) {
    // Read to its end.
  }

  await embed({ model: openai.textEmbeddingModel('text-embedding-3-small'), value: 'sunny', runtimeContext, telemetry });
}
