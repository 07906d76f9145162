import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

// A home and an environment of its own, so that it finds neither settings nor keys.
const home = join(process.cwd(), 'home');
const project = join(home, 'project');
mkdirSync(project, { recursive: true });
mkdirSync(join(home, '.gemini'), { recursive: true });
writeFileSync(join(home, '.gemini/settings.json'), JSON.stringify({ security: { auth: { selectedType: 'gemini-api-key' } } }));
writeFileSync(join(project, 'weather.txt'), 'It is 18 degrees and sunny in Paris.\n');
const { status } = spawnSync(join(process.cwd(), 'node_modules/.bin/gemini'), ['-m', 'gemini-2.5-flash', '--skip-trust', '-p', 'What is the weather in Paris?'], {
  cwd: project,
  stdio: ['ignore', 'inherit', 'inherit'],
  timeout: 90_000,
  env: {
    PATH: process.env.PATH,
    HOME: home,
    GEMINI_API_KEY: 'none',
    GOOGLE_GEMINI_BASE_URL: process.env.MODEL_URL,
    GEMINI_TELEMETRY_ENABLED: 'true',
    GEMINI_TELEMETRY_TRACES_ENABLED: 'true',
    GEMINI_TELEMETRY_TARGET: 'local',
    GEMINI_TELEMETRY_OTLP_PROTOCOL: 'http',
    GEMINI_TELEMETRY_OTLP_ENDPOINT: process.env.OTLP_URL,
    GEMINI_TELEMETRY_LOG_PROMPTS: 'true',
  },
});
process.exit(status ?? 1);
