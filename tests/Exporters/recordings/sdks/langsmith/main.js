process.env.LANGSMITH_TRACING = 'true';
process.env.LANGSMITH_OTEL_ENABLED = 'true';
process.env.LANGSMITH_OTEL_ONLY = 'true';
process.env.LANGSMITH_API_KEY = 'none';
process.env.LANGSMITH_ENDPOINT = process.env.OTLP_URL;
process.env.OTEL_EXPORTER_OTLP_ENDPOINT = process.env.OTLP_URL;
process.env.OTEL_EXPORTER_OTLP_TRACES_ENDPOINT = `${process.env.OTLP_URL}/v1/traces`;

// Its packages read the environment as they are loaded.
await import('./program.js');
