import { strict as assert } from 'node:assert';
import { test } from 'node:test';
import { type Commune, communeSelect } from '#web/components/commune-select.ts';
import { select } from '#web/components/select.ts';
import { markupOf } from '#web/html.ts';

const communes: readonly Commune[] = [
  { code: '30730', name: 'Phường Vĩnh Thanh Vân' },
  { code: '30731', name: 'Xã "value="30733""' },
  { code: '30733', name: 'Xã <b>Hòn Đất</b> & Sơn' },
];
const last = { value: 'ngoai', text: 'Ngoài tỉnh' };
const base = { lang: 'vi', name: 'xa', label: 'Xã', prompt: 'Chọn xã', width: 'medium' } as const;

test('communes are written as any other list is, whichever is chosen, again and again', () => {
  const options = [...communes.map(({ code, name }) => ({ value: code, text: name })), last];
  for (const value of ['', '30733', '30730', '30731', 'ngoai', '3073', '"', '30733', '']) {
    const ours = markupOf(communeSelect({ ...base, communes, value, last }));
    assert.equal(ours, markupOf(select({ ...base, options, value })), value);
  }
});

test('another list of communes is another list of lines', () => {
  const more = [...communes, { code: '31018', name: 'Xã Thổ Châu' }];
  communeSelect({ ...base, communes, value: '' });
  assert.match(markupOf(communeSelect({ ...base, communes: more, value: '' })), /Xã Thổ Châu/);
});
