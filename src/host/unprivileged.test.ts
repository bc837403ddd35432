import { strict as assert } from 'node:assert';
import { chmodSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { unprivileged } from '#host/unprivileged.ts';

const isRoot = process.getuid?.() === 0;

test('root steps down to an ordinary user; others stay who they are', (context) => {
  const directory = mkdtempSync(join(tmpdir(), 'mot-cua-user-'));
  context.after(() => rmSync(directory, { recursive: true, force: true }));
  chmodSync(directory, 0o755);
  const { command, args, as } = unprivileged(join(directory, 'postgres'), []).launch('/x', ['-y']);
  assert.deepEqual([command, ...args], ['/x', '-y']);
  assert.equal(typeof as.uid, isRoot ? 'number' : 'undefined');
  assert.notEqual(as.uid, 0);
});

test('where only root may enter, root hands on just the capability to pass', (context) => {
  const directory = mkdtempSync(join(tmpdir(), 'mot-cua-user-'));
  context.after(() => rmSync(directory, { recursive: true, force: true }));
  chmodSync(directory, 0o700);
  mkdirSync(join(directory, 'data'), { mode: 0o755 });
  const runner = unprivileged(join(directory, 'data', 'postgres'), []);
  const { command, args } = runner.launch('/x', ['-y']);
  assert.deepEqual(args.slice(-2), isRoot ? ['/x', '-y'] : ['-y']);
  assert.match(command, isRoot ? /setpriv$/ : /^\/x$/);
  const named = args.filter((flag) => flag.includes('caps'));
  const only = ['--inh-caps=+dac_override', '--ambient-caps=+dac_override'];
  assert.deepEqual(named, isRoot ? only : []);
});
