// Sends traces with OpenTelemetry's exporters as a program would, and reads them back through MLflow's routes.
// BAYOU_URL is the server; BAYOU_GRPC_URL its port for gRPC, without which those tests are skipped.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { context, SpanKind, SpanStatusCode, trace } from '@opentelemetry/api';
import { CompressionAlgorithm } from '@opentelemetry/otlp-exporter-base';
import { OTLPTraceExporter as GrpcExporter } from '@opentelemetry/exporter-trace-otlp-grpc';
import { OTLPTraceExporter as JsonExporter } from '@opentelemetry/exporter-trace-otlp-http';
import { OTLPTraceExporter as ProtobufExporter } from '@opentelemetry/exporter-trace-otlp-proto';
import { resourceFromAttributes } from '@opentelemetry/resources';
import { BatchSpanProcessor, NodeTracerProvider } from '@opentelemetry/sdk-trace-node';

const server = process.env.BAYOU_URL;
const grpc = process.env.BAYOU_GRPC_URL;
const run = Date.now().toString(36);

const exporters = {
  'http/protobuf': () => new ProtobufExporter({ url: `${server}/v1/traces` }),
  'http/protobuf with gzip': () => new ProtobufExporter({ url: `${server}/v1/traces`, compression: CompressionAlgorithm.GZIP }),
  'http/json': () => new JsonExporter({ url: `${server}/v1/traces` }),
  'http/json with gzip': () => new JsonExporter({ url: `${server}/v1/traces`, compression: CompressionAlgorithm.GZIP }),
  'grpc': () => new GrpcExporter({ url: grpc }),
  'grpc with gzip': () => new GrpcExporter({ url: grpc, compression: CompressionAlgorithm.GZIP }),
};

for (const [name, make] of Object.entries(exporters)) {
  const skip = name.startsWith('grpc') && !grpc ? 'BAYOU_GRPC_URL is not set' : false;
  test(`${name}: a trace comes through whole`, { skip }, async () => {
    const service = `exporter ${name} ${run}`;
    const sender = new Sender(make(), service);
    const traceId = sender.sendTrace();
    await sender.end();

    assert.deepEqual(sender.results, [0]);
    const { trace_info: info, spans } = (await get(`/api/3.0/mlflow/traces/get?trace_id=tr-${traceId}`)).trace;
    const { experiment } = await get(`/api/2.0/mlflow/experiments/get-by-name?experiment_name=${encodeURIComponent(service)}`);
    assert.equal(info.trace_location.mlflow_experiment.experiment_id, experiment.experiment_id);
    assert.equal(info.state, 'OK');
    assert.equal(spans.length, 3);
    const [root, chat, tool] = ['invoke_agent', 'chat gpt', 'execute_tool'].map(wanted => spans.find(span => span.name === wanted));
    assert.ok(!root.parent_span_id);
    assert.equal(chat.parent_span_id, root.span_id);
    assert.equal(tool.parent_span_id, root.span_id);
    assert.equal(attribute(chat, 'gen_ai.usage.input_tokens').int_value, 12);
    assert.equal(attribute(chat, 'gen_ai.request.temperature').double_value, 0.5);
    assert.equal(attribute(chat, 'text').string_value, 'ünïcode 🙂');
    assert.equal(chat.events[0].name, 'first token');
    assert.match(tool.status.code, /ERROR/);
  });

  test(`${name}: many spans in many requests are each stored once`, { skip }, async () => {
    const sender = new Sender(make(), `exporter ${name} ${run} many`);
    const traceId = sender.sendMany(1000);
    await sender.end();

    assert.ok(sender.results.length > 1);
    assert.ok(sender.results.every(code => code === 0));
    const { spans } = (await get(`/api/3.0/mlflow/traces/get?trace_id=tr-${traceId}`)).trace;
    assert.equal(spans.length, 1001);
    assert.equal(new Set(spans.map(span => span.span_id)).size, 1001);
  });
}

class Sender {
  results = [];

  constructor(exporter, service) {
    const send = exporter.export.bind(exporter);
    exporter.export = (spans, done) => send(spans, result => {
      this.results.push(result.code);
      done(result);
    });
    this.provider = new NodeTracerProvider({
      resource: resourceFromAttributes({ 'service.name': service }),
      spanProcessors: [new BatchSpanProcessor(exporter, { maxExportBatchSize: 200, maxQueueSize: 5000 })],
    });
    this.tracer = this.provider.getTracer('bayou-test', '1.0');
  }

  sendTrace() {
    const root = this.tracer.startSpan('invoke_agent', { kind: SpanKind.INTERNAL });
    const inside = trace.setSpan(context.active(), root);
    const attributes = {
      'gen_ai.operation.name': 'chat',
      'gen_ai.request.model': 'gpt',
      'gen_ai.usage.input_tokens': 12,
      'gen_ai.usage.output_tokens': 3,
      'gen_ai.request.temperature': 0.5,
      'gen_ai.response.finish_reasons': ['stop'],
      'text': 'ünïcode 🙂',
    };
    const chat = this.tracer.startSpan('chat gpt', { kind: SpanKind.CLIENT, attributes, links: [{ context: root.spanContext() }] }, inside);
    chat.addEvent('first token', { index: 0 });
    chat.end();
    const tool = this.tracer.startSpan('execute_tool', {}, inside);
    tool.setStatus({ code: SpanStatusCode.ERROR, message: 'no such tool' });
    tool.end();
    root.end();
    return root.spanContext().traceId;
  }

  sendMany(count) {
    const root = this.tracer.startSpan('loop');
    const inside = trace.setSpan(context.active(), root);
    for (let i = 0; i < count; i++) {
      this.tracer.startSpan(`step ${i}`, { attributes: { i } }, inside).end();
    }

    root.end();
    return root.spanContext().traceId;
  }

  async end() {
    await this.provider.forceFlush();
    await this.provider.shutdown();
  }
}

function attribute(span, key) {
  return span.attributes.find(entry => entry.key === key)?.value;
}

async function get(path) {
  const response = await fetch(server + path);
  assert.equal(response.status, 200, `${path}: ${await response.clone().text()}`);
  return response.json();
}
