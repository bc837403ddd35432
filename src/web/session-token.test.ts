import { strict as assert } from 'node:assert';
import { test } from 'node:test';
import { instantFromEpoch } from '#kernel/day.ts';
import { isFileLink } from '#web/file-link.ts';
import { csrfToken } from '#web/session-token.ts';

test('a cookie that a visitor makes up is signed for nothing but forms', () => {
  const [formKey, sha256, until] = ['khoa-thu', 'ab'.repeat(32), '4102444800000'];
  const signature = csrfToken(formKey, `file-link:${sha256}:${until}`);
  const now = instantFromEpoch(0);
  assert.equal(isFileLink(formKey, { sha256, until, signature }, now), false);
});
