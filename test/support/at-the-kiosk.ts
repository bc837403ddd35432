import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import type { Page } from 'playwright-core';
import type { PersonOptions, Stage } from './browser.ts';
import { faultsOf, sourceFaults, statusOf } from './page-checks.ts';

/** A counter officer with an open counter, and the code of the desk. */
export async function openDesk(
  stage: Stage,
  username: string,
  counter: number,
  options?: PersonOptions,
): Promise<{ readonly officer: Page; readonly desk: string }> {
  const officer = await stage.officer(username, options);
  await officer.goto('/can-bo/hang-doi');
  const href = await officer.locator('main a[href^="/ki-os/"]').getAttribute('href');
  await officer.fill('#counter', String(counter));
  await officer.getByRole('button', { name: 'Mở quầy này' }).click();
  await officer.getByRole('heading', { name: `Quầy ${counter}` }).waitFor();
  return { officer, desk: href?.split('/').at(-1) ?? '' };
}

/** A browser that an officer of the desk set up as its kiosk, by a code used once. */
export async function openKiosk(
  stage: Stage,
  officer: Page,
  desk: string,
  options?: PersonOptions,
): Promise<Page> {
  const name = `Ki-ốt ${randomUUID()}`;
  await officer.goto(`/can-bo/bo-phan/${desk}`);
  await officer.fill('#name', name);
  await officer.getByRole('button', { name: 'Tạo mã thiết lập' }).click();
  const code = await officer.locator('tr', { hasText: name }).locator('b').innerText();
  const kiosk = await stage.person(options);
  await kiosk.goto(`/ki-os/${desk}/thiet-lap`);
  await kiosk.fill('#code', code);
  await kiosk.getByRole('button', { name: 'Thiết lập' }).click();
  await kiosk.getByText('Xem hồ sơ của tôi').waitFor();
  return kiosk;
}

/** Takes a number at the kiosk of a desk by touching a purpose; answers the number on the slip. */
export async function takeNumber(kiosk: Page, desk: string, purpose: string): Promise<string> {
  await kiosk.goto(`/ki-os/${desk}`);
  await kiosk.getByRole('button', { name: purpose }).click();
  return kiosk.locator('.slip-n').innerText();
}

/** That the open page is sound; a page without scripts cannot be audited by one. */
export async function assertSound(page: Page, hasScripts = true, status = 200): Promise<void> {
  assert.equal(statusOf(page), status);
  assert.deepEqual(await (hasScripts ? faultsOf(page) : sourceFaults(page)), []);
}
