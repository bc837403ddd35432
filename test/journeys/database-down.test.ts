import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import type { Page } from 'playwright-core';
import { COUNTER, checkAndReceive, fillBirthForm, press } from '#test/support/at-the-counter.ts';
import { openStage } from '#test/support/browser.ts';

const stage = await openStage();

/** Longer than a process remembers a session without asking the database. */
const FORGOTTEN_MS = 15_500;

/** Stops PostgreSQL, and each one that the system starts again, until it may come back. */
function takeDatabaseDown(): () => Promise<void> {
  const stopping = new AbortController();
  const strike = async (): Promise<void> => {
    while (!stopping.signal.aborted) {
      const pid = postmaster();
      if (pid !== null) tryToStop(pid);
      await pause(25);
    }
  };
  const struck = strike();
  return async () => {
    stopping.abort();
    await struck;
  };
}

function postmaster(): number | null {
  const root = stage.system.dataDir;
  const file = readdirSync(root, { recursive: true, encoding: 'utf8' }).find((name) =>
    name.endsWith('postmaster.pid'),
  );
  if (file === undefined || !existsSync(join(root, file))) return null;
  const pid = Number(readFileSync(join(root, file), 'utf8').split('\n')[0]);
  return pid > 1 ? pid : null;
}

function tryToStop(pid: number): void {
  try {
    process.kill(pid, 'SIGINT');
  } catch {
    // it went by itself
  }
}

async function checkedForm(name: string): Promise<Page> {
  const page = await stage.officer(COUNTER);
  await fillBirthForm(page, name);
  await press(page, 'check');
  await page.locator('#due').waitFor();
  return page;
}

/** Presses "receive" until the dossier's page is there, as an officer would who was told to wait. */
async function pressUntilReceived(page: Page): Promise<void> {
  for (let tries = 0; tries < 80 && !page.url().includes('/ho-so/'); tries += 1) {
    await pause(500);
    await press(page, 'receive');
    await page.waitForLoadState();
  }
  await page.waitForURL(/\/can-bo\/ho-so\//);
}

async function dossiersOf(name: string): Promise<number> {
  const page = await stage.officer(COUNTER);
  await page.goto(`/can-bo/tra-cuu?q=${encodeURIComponent(name)}`);
  return page.locator('[data-worklist] tbody tr').count();
}

test('the database stops while an officer receives: told so, nothing lost, one dossier', async () => {
  const page = await checkedForm('Thị Sa Rây Đứt Quãng');
  const letItRun = takeDatabaseDown();
  await pause(200);
  await press(page, 'receive');
  await page.getByRole('alert').waitFor();
  const told = await page.getByRole('alert').innerText();
  await letItRun();
  assert.match(told, /cơ sở dữ liệu/i);
  assert.match(await page.locator('#answers').innerText(), /Thị Sa Rây Đứt Quãng/);
  await pressUntilReceived(page);
  assert.equal(await page.locator('#papers .files a').count(), 1, 'the scan was kept');
  assert.equal(await dossiersOf('Thị Sa Rây Đứt Quãng'), 1);
});

test('a form that was long in the making loses nothing either', async () => {
  const page = await checkedForm('Thạch Sóc Kha Chờ Lâu');
  await pause(FORGOTTEN_MS);
  const letItRun = takeDatabaseDown();
  await pause(200);
  await press(page, 'receive');
  await page.waitForLoadState();
  const told = await page.locator('main').innerText();
  await letItRun();
  assert.match(told, /cơ sở dữ liệu/i);
  assert.match(await page.content(), /Thạch Sóc Kha Chờ Lâu/, 'what was typed is still there');
  await pressUntilReceived(page);
  assert.equal(await dossiersOf('Thạch Sóc Kha Chờ Lâu'), 1);
});

test('an act on a dossier keeps its words too', async () => {
  const page = await stage.officer(COUNTER);
  await fillBirthForm(page, 'Huỳnh Ngọc Mai Thử Lại');
  const path = await checkAndReceive(page);
  await page.locator('details[id="stop"] summary').click();
  const form = page.locator('details[id="stop"] form');
  await form.locator('[name=reason]').fill('Người dân xin rút hồ sơ');
  const letItRun = takeDatabaseDown();
  await pause(200);
  await Promise.all([page.waitForEvent('load'), form.locator('button').click()]);
  const told = await page.locator('main').innerText();
  await letItRun();
  assert.match(told, /cơ sở dữ liệu/i);
  assert.match(await page.content(), /Người dân xin rút hồ sơ/, 'what was typed is still there');
  for (let tries = 0; tries < 80 && (await page.goto(path))?.status() !== 200; tries += 1) {
    await pause(500);
  }
  assert.equal(await page.locator('details[id="stop"]').count(), 1, 'nothing was half-written');
});

test('reading while the database is down is answered with what to do', async () => {
  const page = await stage.officer(COUNTER);
  const letItRun = takeDatabaseDown();
  await pause(200);
  const answer = await page.goto('/can-bo');
  const told = await page.locator('main').innerText();
  await letItRun();
  assert.equal(answer?.status(), 503);
  assert.match(told, /Cơ sở dữ liệu hoặc kho tệp chưa trả lời/);
  for (let tries = 0; tries < 80; tries += 1) {
    if ((await page.goto('/can-bo'))?.status() === 200) return;
    await pause(500);
  }
  assert.fail('the system did not come back by itself');
});
