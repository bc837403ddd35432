#!/usr/bin/env node
/**
 * `npx mot-cua COMMAND …`: runs bin/COMMAND.ts with the Node that this project pins. Plain
 * JavaScript for the oldest Node that npm may start it with (20.19).
 */
import { spawn } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { constants } from 'node:os';
import { dirname, join } from 'node:path';

const CHILDREN = ['identity.ts', 'pages.ts', 'simulate.ts', 'work.ts'];
const [name = '', ...args] = process.argv.slice(2);
const program = programs().find((one) => one.name === name);
if (program === undefined) {
  const asked = ['', 'help', '--help', '-h'].includes(name);
  if (!asked) console.error(`mot-cua: there is no command ${name}\n`);
  (asked ? console.log : console.error)(usage());
  process.exit(asked ? 0 : 2);
}

const child = spawn(pinnedNode(), [program.file, ...args], { stdio: 'inherit' });
child.once('error', (fault) => {
  console.error(`mot-cua: ${fault.message}`);
  process.exit(1);
});
// Ctrl-C reaches the child by itself; we stay until it has stopped in order.
process.on('SIGINT', () => undefined);
for (const signal of ['SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
child.once('exit', (code, signal) => {
  process.exit(code ?? 128 + (signal === null ? 0 : constants.signals[signal]));
});

/** Every program beside this file, but for those that only their parent starts. */
function programs() {
  return readdirSync(import.meta.dirname)
    .filter((file) => file.endsWith('.ts') && !CHILDREN.includes(file))
    .map((file) => ({ name: file.slice(0, -3), file: join(import.meta.dirname, file) }));
}

function usage() {
  const commands = programs();
  const width = Math.max(...commands.map((one) => one.name.length));
  const lines = commands.map((one) => `  ${one.name.padEnd(width)}  ${purposeOf(one.file)}`);
  return ['Usage: npx mot-cua COMMAND …', '', 'Commands:', ...lines].join('\n');
}

/** The first sentence of the comment with which each program begins. */
function purposeOf(file) {
  const [, comment = ''] = /^\/\*\*([\s\S]*?)\*\//.exec(readFileSync(file, 'utf8')) ?? [];
  return (
    comment
      .replaceAll(/\s*\n\s*\*\s?|\s+/g, ' ')
      .trim()
      .split(/\.(?:\s|$)/)[0] ?? ''
  ).trim();
}

function pinnedNode() {
  const home = dirname(createRequire(import.meta.url).resolve('node/package.json'));
  const file = join(home, 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
  if (existsSync(file)) return file;
  console.error(
    'mot-cua: the pinned Node is missing; run `npm ci` and let it run the install script of `node`',
  );
  return process.exit(1);
}
