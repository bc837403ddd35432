import { strict as assert } from 'node:assert';
import { test } from 'node:test';
import { HtmlValidate } from 'html-validate';
import type { Language } from '#kernel/bilingual.ts';
import { type Html, html, markupOf } from '#web/html.ts';
import { portalLayout } from '#web/layout/portal-layout.ts';
import { workbenchLayout } from '#web/layout/workbench-layout.ts';
import { type ProblemCode, problemPage } from '#web/problem.ts';

const province = { vi: 'Tỉnh Kiên Giang', en: 'Kiên Giang province' };
const X = `<b>"Ẵng" & 'Ỗ'</b>`;
const codes: readonly ProblemCode[] = [403, 404, 409, 422, 429, 500, 503];

const portal = (lang: Language, hasErrors = false): Html =>
  portalLayout({
    lang,
    province,
    furtherLanguages: [],
    title: '<b>"Ẵ"',
    path: '/tra-cuu?ma=1',
    hasErrors,
    nav: [{ href: '/', label: X, icon: 'home', current: true }],
    body: html`<h1>${X}</h1>`,
  });

const workbench = (lang: Language): Html =>
  workbenchLayout({
    lang,
    province,
    furtherLanguages: [],
    title: '<b>"Ẵ"',
    path: '/can-bo',
    unit: X,
    user: { name: 'Lê Thị Bích Hạnh', role: X, signOut: { action: '/ra', csrf: 'token"' } },
    search: { action: '/can-bo/tim', value: X },
    home: '/can-bo',
    nav: [
      { href: '/can-bo', label: X, icon: 'list', count: 50, current: true },
      { href: '/qua-han', label: 'Quá hạn', count: '999+', tone: 'danger' },
    ],
    scripts: ['intake.js'],
    body: html`<h1>${X}</h1>`,
  });

const validator = new HtmlValidate({
  extends: ['html-validate:recommended'],
  rules: { 'void-style': ['error', { style: 'omit' }] },
});

test('every page is valid, has one main to skip to and says its language', async () => {
  for (const lang of ['vi', 'en'] as const) {
    const pages = [portal(lang), portal(lang, true), workbench(lang)].concat(
      codes.map((code) =>
        problemPage({
          lang,
          code,
          province,
          furtherLanguages: [],
          path: '/',
          detail: X,
          reference: X,
        }),
      ),
    );
    for (const page of pages.map(markupOf)) {
      const report = await validator.validateString(page);
      const messages = report.results.flatMap((result) => result.messages);
      assert.deepEqual(
        messages.map(({ ruleId, message }) => `${ruleId}: ${message}`),
        [],
      );
      assert.match(page, new RegExp(`<html lang="${lang}">`));
      assert.match(page, /<body class="(?:portal|wb)">\n<a class="skip" href="#main">/);
      assert.equal(page.match(/<main id="main" class="[^"]*" tabindex="-1">/g)?.length, 1);
      assert.ok(!page.includes('<b>"'), 'a text became markup');
    }
  }
});

test('nothing is inline and nothing comes from another origin', () => {
  for (const page of [portal('vi'), workbench('vi')].map(markupOf)) {
    assert.doesNotMatch(page, /\sstyle=|<style|\son[a-z]+=|(?:src|href)="(?:https?:)?\/\//);
    assert.doesNotMatch(page, /<script(?![^>]*src="\/a\/[a-z]+-[0-9a-f]{10}\.js")/);
  }
});

test('the title of a form that was sent back begins with the error', () => {
  assert.match(markupOf(portal('vi', true)), /<title>Lỗi: &lt;b&gt;/);
  assert.match(markupOf(portal('en', true)), /<title>Error: &lt;b&gt;/);
  assert.doesNotMatch(markupOf(portal('vi')), /Lỗi:/);
});

test('signing out is a form with the token of the session', () => {
  assert.match(
    markupOf(workbench('vi')),
    /<form method="post" action="\/ra"><input type="hidden" name="_csrf" value="token&quot;">/,
  );
});

test('a problem page carries the way on that it is given', () => {
  const retry = html`<form method="post" action="/x"><button type="submit">Gửi lại</button></form>`;
  const page = markupOf(
    problemPage({ lang: 'vi', code: 503, province, furtherLanguages: [], path: '/', retry }),
  );
  assert.ok(page.includes(markupOf(retry)));
  assert.match(page, /<h1>Hệ thống tạm thời gián đoạn<\/h1>/);
});
