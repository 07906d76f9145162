import * as callbacks from '@langchain/core/callbacks/manager';
import { ChatOpenAI } from '@langchain/openai';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http';
import { resourceFromAttributes } from '@opentelemetry/resources';
import { NodeTracerProvider, SimpleSpanProcessor } from '@opentelemetry/sdk-trace-node';
import { LangChainInstrumentation } from '@traceloop/instrumentation-langchain';
import { createAgent, tool } from 'langchain';
import { z } from 'zod';

const provider = new NodeTracerProvider({
  resource: resourceFromAttributes({ 'service.name': 'weather' }),
  spanProcessors: [new SimpleSpanProcessor(new OTLPTraceExporter({ url: `${process.env.OTLP_URL}/v1/traces` }))],
});
provider.register();
const instrumentation = new LangChainInstrumentation();
instrumentation.setTracerProvider(provider);
instrumentation.manuallyInstrument({ callbackManagerModule: callbacks });

const weather = tool(async () => '{"celsius":18,"sky":"sunny"}', {
  name: 'get_weather', description: 'The weather of a city', schema: z.object({ city: z.string() }),
});
const model = new ChatOpenAI({ model: 'gpt-5-mini', apiKey: 'none', configuration: { baseURL: `${process.env.MODEL_URL}/v1` } });
const agent = createAgent({ model, tools: [weather], systemPrompt: 'Be brief.' });
await agent.invoke({ messages: [{ role: 'user', content: 'What is the weather in Paris?' }] }, { metadata: { session_id: 'session-1', user_id: 'user-1' } });
await provider.shutdown();
