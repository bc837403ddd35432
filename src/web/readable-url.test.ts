import { strict as assert } from 'node:assert';
import { test } from 'node:test';
import { readableUrl } from '#web/readable-url.ts';

test('an address stays as it is unless nobody can decode its path', () => {
  for (const url of ['/', '/thu-tuc/1.001193?a=%zz', '/t%E1%BB%89nh', '/a?%', '/a%2Fb']) {
    assert.equal(readableUrl({ url }), url);
  }
  for (const url of ['/%', '/%zz', '/a/%E0%A4%A?lang=en'])
    assert.equal(readableUrl({ url }), '/%20');
});
