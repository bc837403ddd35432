import assert from 'node:assert/strict';
import { test } from 'node:test';
import pg from 'pg';
import {
  ADMINISTRATOR,
  CARD,
  COUNTER,
  checkAndReceive,
  codeOnPage,
  fillBirthForm,
  SPECIALIST,
} from '#test/support/at-the-counter.ts';
import { assertSound, openDesk, openKiosk } from '#test/support/at-the-kiosk.ts';
import { openStage } from '#test/support/browser.ts';
import { statusOf } from '#test/support/page-checks.ts';
import { databaseUrlOf } from '#test/support/staff-session.ts';

const stage = await openStage(0);
const { officer, desk } = await openDesk(stage, COUNTER, 1);
await fillBirthForm(officer);
await checkAndReceive(officer);
const code = await codeOnPage(officer);

async function auditOf(outcome: string): Promise<readonly Record<string, unknown>[]> {
  const database = new pg.Client({ connectionString: databaseUrlOf(stage.system.dataDir) });
  await database.connect();
  const { rows } = await database.query(
    `select subject, role, agency from audit
      where act in ('kiosk-dossiers', 'set-up-desk') and outcome = $1 order by at`,
    [outcome],
  );
  await database.end();
  return rows;
}

for (const javaScriptEnabled of [true, false]) {
  const how = javaScriptEnabled ? 'with' : 'without';
  test(`a visitor sees the own dossiers by card, and nothing of anybody (${how} script)`, async () => {
    const kiosk = await openKiosk(stage, officer, desk, { javaScriptEnabled });
    const before = (await auditOf('read')).length;
    await kiosk.getByRole('link', { name: 'Xem hồ sơ của tôi' }).click();
    await kiosk.locator('#scan').waitFor();
    await assertSound(kiosk, javaScriptEnabled);
    // As the reader does: into the field that has the focus, then Enter.
    await kiosk.keyboard.insertText(CARD);
    await kiosk.keyboard.press('Enter');
    await kiosk.getByText(code).waitFor();
    await assertSound(kiosk, javaScriptEnabled);
    const source = await kiosk.content();
    for (const secret of ['Mỹ Hạnh', 'Gia Bảo', '091185012345', '0912345678', 'Trần Phú']) {
      assert.ok(!source.includes(secret), `the page does not tell ${secret}`);
    }
    assert.ok(!kiosk.url().includes('2345'));
    const reads = (await auditOf('read')).slice(before);
    assert.equal(reads.length, 1);
    assert.match(String(reads[0]?.['subject']), /^kiosk:/);
  });
}

test('another card shows nothing, a broken one says what to do', async () => {
  const kiosk = await openKiosk(stage, officer, desk);
  await kiosk.goto(`/ki-os/${desk}/ho-so`);
  await kiosk.fill('#scan', CARD.replace('091185012345', '091185012346'));
  await kiosk.getByRole('button', { name: 'Xem hồ sơ' }).click();
  await kiosk.getByText('Không có hồ sơ nào').waitFor();
  await kiosk.goto(`/ki-os/${desk}/ho-so`);
  await kiosk.fill('#scan', '123');
  await kiosk.getByRole('button', { name: 'Xem hồ sơ' }).click();
  await kiosk.locator('#scan-error').waitFor();
  await assertSound(kiosk, true, 422);
});

test('a device that nobody set up, or that was removed, reads no card', async () => {
  const stranger = await stage.person();
  await stranger.goto(`/ki-os/${desk}/ho-so`);
  await assertSound(stranger, true, 403);
  const answer = await stranger.request.post(`/ki-os/${desk}/ho-so`, { form: { scan: CARD } });
  assert.equal(answer.status(), 403);
  assert.ok(!(await answer.text()).includes(code));
  assert.equal((await auditOf('denied')).length, 1);

  const kiosk = await openKiosk(stage, officer, desk);
  await officer.goto(`/can-bo/bo-phan/${desk}`);
  while ((await officer.getByRole('button', { name: /^Bỏ/ }).count()) > 0) {
    await officer.getByRole('button', { name: /^Bỏ/ }).first().click();
    await officer.waitForLoadState();
  }
  await kiosk.goto(`/ki-os/${desk}/ho-so`);
  assert.equal(statusOf(kiosk), 403);
});

test('a code is used once, and a wrong one tells nothing', async () => {
  const stranger = await stage.person();
  await stranger.goto(`/ki-os/${desk}/thiet-lap`);
  await assertSound(stranger);
  await stranger.fill('#code', '00000000');
  await stranger.getByRole('button', { name: 'Thiết lập' }).click();
  await stranger.locator('#code-error').waitFor();
  await assertSound(stranger, true, 422);
});

test('the desk itself and the province set kiosks up, nobody else', async () => {
  for (const lang of ['vi', 'en']) {
    await officer.goto(`/can-bo/bo-phan/${desk}?lang=${lang}`);
    await assertSound(officer);
  }
  await officer.goto(`/can-bo/bo-phan/001.00.00.H33?lang=vi`);
  assert.equal(statusOf(officer), 403);
  const specialist = await stage.officer(SPECIALIST);
  await specialist.goto(`/can-bo/bo-phan/${desk}`);
  assert.equal(statusOf(specialist), 403);
  const administrator = await stage.officer(ADMINISTRATOR);
  await administrator.goto(`/can-bo/bo-phan/${desk}`);
  assert.equal(statusOf(administrator), 200);
  await administrator.locator('#kiosks form button').last().click();
  await administrator.locator('#name-error').waitFor();
  await assertSound(administrator, true, 422);
});
