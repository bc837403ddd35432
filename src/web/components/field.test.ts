import { strict as assert } from 'node:assert';
import { test } from 'node:test';
import { deadlineTag } from '#web/components/deadline-tag.ts';
import { errorSummary } from '#web/components/error-summary.ts';
import { languageSwitch } from '#web/components/language-switch.ts';
import { radios } from '#web/components/choices.ts';
import { textarea } from '#web/components/textarea.ts';
import { textInput } from '#web/components/text-input.ts';
import type { Language } from '#kernel/bilingual.ts';
import { html, markupOf } from '#web/html.ts';

const base = { lang: 'vi', name: 'ten', label: 'Họ tên' } as const;

test('a field without notes describes itself by nothing and is not invalid', () => {
  const out = markupOf(textInput(base));
  assert.doesNotMatch(out, /aria-describedby|aria-invalid|class="err"/);
  assert.match(out, /<label class="lbl" for="ten">Họ tên<\/label>/);
});

test('hint, warning and error are tied to the control, and the error says that it is one', () => {
  const out = markupOf(textInput({ ...base, hint: 'h', warning: 'w', error: 'Nhập họ tên' }));
  assert.match(out, /aria-describedby="ten-hint ten-warning ten-error" aria-invalid="true"/);
  assert.match(out, /id="ten-error".*<span class="sr">Lỗi: <\/span>Nhập họ tên/);
  const english = markupOf(textInput({ ...base, lang: 'en', error: 'Type the name' }));
  assert.match(english, /<span class="sr">Error: <\/span>Type the name/);
});

test('what was typed comes back as it was, a leading line break too', () => {
  assert.match(markupOf(textInput({ ...base, value: ' "a" ' })), /value=" &quot;a&quot; "/);
  assert.match(markupOf(textarea({ ...base, value: '\nhai' })), />\n\nhai<\/textarea>/);
});

test('the error link lands on the first radio of the question', () => {
  const options = [
    { value: 'nam', text: 'Nam' },
    { value: 'nu', text: 'Nữ' },
  ];
  const out = markupOf(radios({ ...base, options, value: 'nu' }));
  assert.match(out, /<input type="radio" id="ten" name="ten" value="nam">/);
  assert.match(out, /<input type="radio" id="ten-1" name="ten" value="nu" checked>/);
  const summary = errorSummary({ lang: 'vi', errors: [{ field: 'ten', message: 'Chọn' }] });
  assert.match(summary === null ? '' : markupOf(summary), /<a href="#ten">Chọn<\/a>/);
});

test('no errors, no summary', () => {
  assert.equal(errorSummary({ lang: 'vi', errors: [] }), null);
});

test('a deadline is told by colour, symbol and word', () => {
  const out = markupOf(deadlineTag({ band: 'overdue', text: 'Quá hạn 3 ngày' }));
  assert.equal(
    out,
    '<span class="tag due-overdue"><span aria-hidden="true">▲</span> Quá hạn 3 ngày</span>',
  );
});

const href = (path: string) =>
  /href="([^"]*)"/.exec(
    markupOf(html`${languageSwitch({ lang: 'vi', path, furtherLanguages: [] })}`),
  )?.[1];

test('the language switch names every other language', () => {
  const km = { code: 'km', name: 'ភាសាខ្មែរ', texts: new Map<string, string>() };
  const shown = (lang: Language) =>
    markupOf(html`${languageSwitch({ lang, path: '/', furtherLanguages: [km] })}`).match(
      /lang=\w+" lang="\w+" hreflang="\w+">[^<]+/g,
    );
  const link = (code: string, name: string) =>
    `lang=${code}" lang="${code}" hreflang="${code}">${name}`;
  assert.deepEqual(shown('vi'), [link('en', 'English'), link('km', 'ភាសាខ្មែរ')]);
  assert.deepEqual(shown(km), [link('vi', 'Tiếng Việt'), link('en', 'English')]);
});

test('the language switch keeps the page and its query', () => {
  assert.equal(href('/'), '/?lang=en');
  assert.equal(href('/can-bo?loc=qua-han&lang=vi'), '/can-bo?loc=qua-han&amp;lang=en');
  assert.equal(href('/tim?q=%22%3Cb%3E#x'), '/tim?q=%22%3Cb%3E&amp;lang=en');
});
