import { strict as assert } from 'node:assert';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { createContentStore } from '#documents/content-store.ts';
import { openSource } from '#host/quality/open-source.ts';
import type { CampaignSource } from '#quality/campaign.ts';
import type { SourceRecord } from '#quality/source-record.ts';

const directory = mkdtempSync(join(tmpdir(), 'open-source-'));
after(() => rmSync(directory, { recursive: true, force: true }));

test('an uploaded table is a source like any other; one that cannot be read fails with its reason', async () => {
  const content = createContentStore(join(directory, 'documents'));
  const keep = async (text: string): Promise<CampaignSource> => {
    const kept = await content.put(Buffer.from(text), { maxBytes: 1_000_000 });
    assert.ok(kept.ok);
    return { kind: 'file', sha256: kept.value.sha256, name: 'a.csv' };
  };
  const rows = [
    'Mã;Họ và tên;Ngày sinh;Giới tính;CCCD;Lớp',
    'A1;Lâm Mỹ Hạnh;3/11/1985;Nữ;091185000001;9A',
    'A2;"Thạch; Sa Rây";1990;nam;;',
  ];
  const source = await keep(rows.join('\r\n'));
  const places = { content, registries: null, directory };
  const read = async (from: CampaignSource): Promise<readonly SourceRecord[]> => {
    const records: SourceRecord[] = [];
    for await (const page of openSource(places, from, 1)) records.push(...page.records);
    return records;
  };
  assert.deepEqual(
    (await read(source)).map(({ id, name, birthDate, sex, identityNumber, more }) => [
      id,
      name,
      birthDate,
      sex,
      identityNumber,
      more,
    ]),
    [
      ['A1', 'Lâm Mỹ Hạnh', '1985-11-03', 'female', '091185000001', { Lớp: '9A' }],
      ['A2', 'Thạch; Sa Rây', '1990', 'male', '', {}],
    ],
  );
  const gone: CampaignSource = { kind: 'file', sha256: 'a'.repeat(64), name: 'b.csv' };
  await assert.rejects(read(gone), { code: 'file-gone' });
  const broken = await keep('Họ và tên\n"Lâm');
  await assert.rejects(read(broken), { code: 'bad-file' });
});
