import { createOpenAI } from '@ai-sdk/openai';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http';
import { SimpleSpanProcessor } from '@opentelemetry/sdk-trace-node';
import { Agent, VoltAgentObservability, createTool } from '@voltagent/core';
import { z } from 'zod';

const observability = new VoltAgentObservability({
  serviceName: 'weather',
  spanProcessors: [new SimpleSpanProcessor(new OTLPTraceExporter({ url: `${process.env.OTLP_URL}/v1/traces` }))],
});
const openai = createOpenAI({ baseURL: `${process.env.MODEL_URL}/v1`, apiKey: 'none' });
const agent = new Agent({
  name: 'weather',
  instructions: 'Be brief.',
  model: openai.chat('gpt-5-mini'),
  observability,
  tools: [createTool({
    name: 'get_weather', description: 'The weather of a city', parameters: z.object({ city: z.string() }), execute: async () => ({ celsius: 18, sky: 'sunny' }),
  })],
});
await agent.generateText('What is the weather in Paris?', { userId: 'user-1', conversationId: 'session-1' });
await observability.shutdown();
process.exit(0);
