import { strict as assert } from 'node:assert';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { openDevelopmentKeys } from '#documents/signing/development-keys.ts';
import { renderPaper } from '#documents/render-paper.ts';
import { signResult } from '#documents/signing/sign-result.ts';
import { receipt } from './support/paper-samples.ts';
import { LEADER, NOW, SEAL } from './support/signing.ts';

const dataDir = mkdtempSync(join(tmpdir(), 'mot-cua-sign-'));
after(() => rmSync(dataDir, { recursive: true }));

function verify(bytes: Uint8Array | null): {
  readonly status: number | null;
  readonly said: string;
} {
  const file = join(dataDir, bytes === null ? 'khong-co.pdf' : 'file.pdf');
  if (bytes !== null) writeFileSync(file, bytes);
  const program = join(import.meta.dirname, '../bin/sign.ts');
  const args = [program, 'verify', file, '--data-dir', dataDir];
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' });
  return { status, said: stdout + stderr };
}

test('the command says who signed, and ends with whether all is good', async () => {
  const paper = await renderPaper(receipt);
  const nobody = verify(paper);
  assert.equal(nobody.status, 1);
  assert.match(nobody.said, /^unsigned: Tệp này không có chữ ký số nào\.\nNo root is believed/);

  const keys = await openDevelopmentKeys(join(dataDir, 'signing'), NOW);
  const [leader, seal] = [await keys.signerOf(LEADER), await keys.signerOf(SEAL)];
  assert.ok(leader.ok && seal.ok);
  const signed = await signResult(paper, [leader.value, seal.value], NOW);
  assert.ok(signed.ok);
  const good = verify(signed.value);
  assert.equal(good.status, 0, good.said);
  assert.match(good.said, /^valid: Chữ ký số hợp lệ/);
  assert.match(
    good.said,
    /- Trần Quốc Khánh, Phó Chủ tịch Ủy ban nhân dân, Ủy ban nhân dân phường/,
  );
  assert.match(good.said, /- Ủy ban nhân dân phường Vĩnh Thanh Vân \(chữ ký số của cơ quan\)/);
  assert.match(good.said, /Thời gian ký \(theo người ký\): \d\d:\d\d \d\d\/\d\d\/\d{4}/);

  const changed = Uint8Array.from(signed.value);
  changed[1000] = (changed[1000] ?? 0) ^ 1;
  assert.deepEqual([verify(changed).status, verify(changed).said.split(':')[0]], [1, 'altered']);
});

test('a file that is not there is no verdict', () => {
  const { status, said } = verify(null);
  assert.equal(status, 2);
  assert.match(said, /ENOENT/);
});
