import { strict as assert } from 'node:assert';
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { test } from 'node:test';

const launcher = join(import.meta.dirname, '../bin/mot-cua.js');

const run = (...args: readonly string[]) =>
  spawnSync(process.execPath, [launcher, ...args], { encoding: 'utf8' });

test('without a command the launcher lists what there is, each with its purpose', () => {
  const { status, stdout } = run();
  assert.equal(status, 0);
  assert.match(stdout, /^ {2}serve +\S/m);
  assert.doesNotMatch(stdout, /^ {2}(identity|simulate|work) /m);
});

test('a command that does not exist is named', () => {
  const { status, stderr } = run('sevre');
  assert.equal(status, 2);
  assert.match(stderr, /no command sevre[\s\S]*Commands:/);
});

test('arguments and exit code pass through', () => {
  const { status, stderr } = run('serve', '--prot', '1');
  assert.equal(status, 2);
  assert.match(stderr, /--prot is not known/);
});

test('a reorganisation says whether it is a dry run, and does not guess', () => {
  for (const args of [[], ['--dry-run', '--apply'], ['--report']]) {
    const { status, stderr } = run('reorganise', '--plan', 'x.json', ...args);
    assert.equal(status, 2);
    assert.match(stderr, /--dry-run\|--apply/);
  }
  assert.equal(run('reorganise', '--apply', '--plan', '--report', 'x').status, 2);
});
