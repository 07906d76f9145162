// Records what SDKs export: `node record.js <sdk>...` runs sdks/<sdk>/main.js with the SDK's real packages against a stand-in for the model
// and writes what it sends to tests/Spans/Fixtures/Recorded/<sdk>.json. Packages are installed in a temporary folder.
import { spawn } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { homedir, hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { startModel } from './model.js';
import { startSink } from './sink.js';
import { tidy } from './tidy.js';

const here = fileURLToPath(new URL('.', import.meta.url));
const fixtures = join(here, '../../Spans/Fixtures/Recorded');
const scratch = join(tmpdir(), 'bayou-recordings');
const sdks = process.argv.length > 2 ? process.argv.slice(2) : readdirSync(join(here, 'sdks'));

for (const sdk of sdks) {
  const folder = join(scratch, sdk);
  mkdirSync(folder, { recursive: true });
  cpSync(join(here, 'shared'), folder, { recursive: true });
  cpSync(join(here, 'sdks', sdk), folder, { recursive: true });
  const isDotnet = existsSync(join(folder, 'main.cs'));
  if (!isDotnet) {
    await install(folder);
  }

  const model = await startModel();
  const sink = await startSink();
  try {
    const [command, ...args] = isDotnet ? ['dotnet', 'run', 'main.cs'] : [process.execPath, 'main.js'];
    await run(command, args, folder, { MODEL_URL: model.url, OTLP_URL: sink.url });
  } finally {
    model.close();
    sink.close();
  }

  const text = tidy(sink.received, [
    [model.url, 'https://model.example'], [sink.url, 'https://collector.example'], [folder, '/app'], [hostname(), 'host'],
    [new URL(model.url).port, '443'], ['127.0.0.1', 'model.example'],
    ...(homedir().length > 1 ? [[homedir(), '/home/user']] : []),
  ]);
  mkdirSync(fixtures, { recursive: true });
  writeFileSync(join(fixtures, `${sdk}.json`), text);
  console.log(`${sdk}: ${JSON.parse(text).resourceSpans.flatMap(group => group.scopeSpans).flatMap(group => group.spans).length} spans`);
}

async function install(folder) {
  const wanted = readFileSync(join(folder, 'package.json'), 'utf8');
  const done = join(folder, 'installed.json');
  if (!existsSync(done) || readFileSync(done, 'utf8') !== wanted) {
    await run('npm', ['install', '--no-package-lock', '--no-audit', '--no-fund', '--loglevel=error'], folder, {});
    writeFileSync(done, wanted);
  }
}

async function run(command, args, cwd, env) {
  const child = spawn(command, args, { cwd, env: { ...process.env, ...env }, stdio: ['ignore', 'inherit', 'inherit'], timeout: 300_000 });
  const code = await new Promise((resolve, reject) => child.on('error', reject).on('exit', resolve));
  if (code !== 0) {
    throw new Error(`${command} ${args.join(' ')} in ${cwd} ended with ${code}.`);
  }
}
