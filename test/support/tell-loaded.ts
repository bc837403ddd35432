/** Loaded before a program: when it ends it prints which packages of OpenTelemetry it had loaded. */
import { writeSync } from 'node:fs';
import { createRequire } from 'node:module';

process.on('exit', () => {
  const files = Object.keys(createRequire(import.meta.url).cache);
  const names = files.map((file) => /@opentelemetry\/([\w-]+)/.exec(file)?.[1] ?? '');
  writeSync(1, `loaded: ${[...new Set(names)].filter((name) => name !== '').join(' ')}.\n`);
});
