import { strict as assert } from 'node:assert';
import { test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { checkAndReceive, COUNTER, fillBirthForm } from '#test/support/at-the-counter.ts';
import { openStage } from '#test/support/browser.ts';

const stage = await openStage();

test('a developer moves the clock on, and what was due falls overdue', async () => {
  const counter = await stage.officer(COUNTER);
  await fillBirthForm(counter);
  const path = await checkAndReceive(counter);
  const developer = await stage.person();
  await developer.goto('/dev');
  await developer.fill('#days', 'nhiều');
  await developer.getByRole('button', { name: 'Vặn tới' }).click();
  assert.match(await developer.locator('main').innerText(), /Nhập số nguyên từ 1 đến 250/);
  await developer.fill('#days', '3');
  await developer.getByRole('button', { name: 'Vặn tới' }).click();
  assert.match(await developer.locator('#clock').innerText(), /đã vặn tới/);

  // The timer of the due date rings by the moved clock, and leaves its event.
  const events = path.replace('/can-bo/ho-so/', '/dev/dossiers/');
  const until = Date.now() + 10_000;
  do {
    await pause(200);
    await developer.goto(events);
  } while (Date.now() < until && (await developer.getByText(/^\d+ fell-overdue/).count()) === 0);
  assert.equal(await developer.getByText(/^\d+ fell-overdue/).count(), 1);
  await counter.goto('/can-bo?loc=qua-han');
  assert.ok((await counter.locator(`a[href^="${path}"]`).count()) > 0, 'it stands among the late');

  await developer.goto('/dev');
  assert.match(await developer.locator('#outbox').innerText(), /due-date/);
  await developer.getByRole('button', { name: 'Về giờ của máy' }).click();
  assert.match(await developer.locator('#clock').innerText(), /giờ của máy/);
});

test('the picker leads to a dossier of each state and names who may act', async () => {
  const developer = await stage.person();
  await developer.goto('/dev');
  const rows = await developer.locator('#scenarios tbody tr').allInnerTexts();
  for (const state of ['in-hand', 'waiting', 'handed-over', 'awaiting-supplement']) {
    assert.ok(
      rows.some((row) => row.includes(state)),
      state,
    );
  }
  const row = developer.locator('#scenarios tbody tr', { hasText: COUNTER }).first();
  const address = String(await row.locator('a').first().getAttribute('href'));
  const counter = await stage.officer(COUNTER);
  const answer = await counter.goto(address);
  assert.equal(answer?.status(), 200);
  assert.ok((await counter.locator('form button').count()) > 0, 'there is something to do');
});

test('a form of another site does not move the clock', async () => {
  const answer = await fetch(`${stage.system.url}/dev/clock`, {
    method: 'POST',
    body: new URLSearchParams({ days: '5' }),
    headers: { 'sec-fetch-site': 'cross-site' },
    redirect: 'manual',
  });
  assert.equal(answer.status, 404);
});
