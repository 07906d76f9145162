import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

// A home and an environment of its own, so that it finds neither settings nor keys.
const home = join(process.cwd(), 'home');
const project = join(home, 'project');
mkdirSync(project, { recursive: true });
writeFileSync(join(home, '.claude.json'), JSON.stringify({ userID: 'user-1', hasCompletedOnboarding: true }));
writeFileSync(join(project, 'weather.txt'), 'It is 18 degrees and sunny in Paris.\n');
const { status } = spawnSync(join(process.cwd(), 'node_modules/.bin/claude'), ['-p', 'What is the weather in Paris?', '--model', 'claude-sonnet-4-5', '--allowedTools', 'Read'], {
  cwd: project,
  stdio: ['ignore', 'inherit', 'inherit'],
  timeout: 60_000,
  env: {
    PATH: process.env.PATH,
    HOME: home,
    ANTHROPIC_BASE_URL: process.env.MODEL_URL,
    ANTHROPIC_API_KEY: 'none',
    CLAUDE_CODE_DISABLE_NONESSENTIAL_TRAFFIC: '1',
    CLAUDE_CODE_ENABLE_TELEMETRY: '1',
    CLAUDE_CODE_ENHANCED_TELEMETRY_BETA: '1',
    OTEL_TRACES_EXPORTER: 'otlp',
    OTEL_EXPORTER_OTLP_PROTOCOL: 'http/json',
    OTEL_EXPORTER_OTLP_ENDPOINT: process.env.OTLP_URL,
    OTEL_LOG_USER_PROMPTS: '1',
    OTEL_LOG_TOOL_DETAILS: '1',
    OTEL_LOG_TOOL_CONTENT: '1',
  },
});
process.exit(status ?? 1);
