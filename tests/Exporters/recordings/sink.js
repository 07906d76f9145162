// Takes what OTLP exporters send over HTTP, protobuf or JSON, and keeps it as OTLP/JSON.
import { createServer } from 'node:http';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import protobuf from 'protobufjs';

const schema = protobuf.loadSync(fileURLToPath(new URL('../../../src/Spans/Otlp/otlp.proto', import.meta.url)));
const types = {
  traces: schema.lookupType('bayou.otlp.v1.ExportTraceServiceRequest'),
  logs: schema.lookupType('bayou.otlp.v1.ExportLogsServiceRequest'),
};

export async function startSink() {
  const received = { traces: [], logs: [] };
  const server = createServer(async (request, response) => {
    const chunks = [];
    for await (const chunk of request) {
      chunks.push(chunk);
    }

    let body = Buffer.concat(chunks);
    if (request.headers['content-encoding'] === 'gzip') {
      body = gunzipSync(body);
    }

    const signal = /\/(traces|logs)$/.exec(new URL(request.url, 'http://localhost').pathname)?.[1];
    if (process.env.SHOW_REQUESTS) {
      console.error('sink', request.method, request.url, request.headers['content-type'], body.length);
    }

    const isJson = request.headers['content-type']?.includes('json') ?? false;
    if (signal && request.method === 'POST') {
      received[signal].push(isJson ? JSON.parse(body.toString('utf8')) : toJson(types[signal].decode(body)));
    }

    response.writeHead(200, { 'content-type': isJson ? 'application/json' : 'application/x-protobuf' }).end(isJson ? '{}' : '');
  });
  await new Promise(resolve => server.listen(0, '127.0.0.1', resolve));
  return { url: `http://127.0.0.1:${server.address().port}`, received, close: () => server.closeAllConnections() ?? server.close() };
}

// OTLP/JSON differs from protobuf's JSON: ids are hex.
function toJson(message) {
  return JSON.parse(JSON.stringify(
    message.$type.toObject(message, { longs: String, enums: Number, bytes: Array, arrays: false, oneofs: false }),
    (key, value) => /^(traceId|spanId|parentSpanId)$/.test(key) && Array.isArray(value) ? Buffer.from(value).toString('hex')
      : key === 'bytesValue' && Array.isArray(value) ? Buffer.from(value).toString('base64')
      : value));
}
