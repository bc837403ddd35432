import { strict as assert } from 'node:assert';
import { test } from 'node:test';
import type { FastifyRequest } from 'fastify';
import type { FurtherLanguage } from '#kernel/bilingual.ts';
import { languageAsked, languageOf, sayIn } from '#web/language.ts';

const km: FurtherLanguage = {
  code: 'km',
  name: 'ភាសាខ្មែរ',
  texts: new Map([['Xóa {name}', '‹{name}›']]),
};

const request = (query: object, cookies: object): FastifyRequest =>
  ({ query, cookies }) as unknown as FastifyRequest;

test('the address goes before what was chosen, and Vietnamese stands for what is not there', () => {
  const of = (query: object, cookies: object) => languageOf(request(query, cookies), [km]);
  assert.equal(of({}, {}), 'vi');
  assert.equal(of({}, { lang: 'en' }), 'en');
  assert.equal(of({}, { lang: 'km' }), km);
  assert.equal(of({ lang: 'vi' }, { lang: 'km' }), 'vi');
  assert.equal(of({ lang: 'km' }, { lang: 'en' }), km);
  // A link of before, to a language of which the file is gone, keeps what was chosen.
  assert.equal(of({ lang: 'kh' }, { lang: 'en' }), 'en');
  assert.equal(of({ lang: ['km'] }, {}), 'vi');
  assert.equal(languageOf(request({ lang: 'km' }, {}), []), 'vi');
  assert.equal(languageAsked(request({}, { lang: 'en' }), [km]), null);
});

test('a text without values is said as it is written', () => {
  assert.equal(sayIn('vi')('Viết {tên}', 'Write {name}'), 'Viết {tên}');
  assert.equal(sayIn('en')('Xóa {name}', 'Delete {name}', { name: 'A' }), 'Delete A');
  assert.equal(sayIn(km)('Xóa {name}', 'Delete {name}', { name: 'A' }), '‹A›');
  assert.equal(sayIn(km)('Sửa', 'Change'), 'Sửa');
});
