import pg from 'pg';
import type { Page } from 'playwright-core';
import type { Stage } from './browser.ts';
import { databaseUrlOf } from './staff-session.ts';

/** Opens the form about the ward, found by its name without diacritics. */
export async function openReportForm(page: Page): Promise<void> {
  await page.goto('/phan-anh');
  await page.fill('#tim', 'uy ban phuong vinh thanh van');
  await page.locator('main form[role=search] button').click();
  await page.locator('#co-quan a').first().click();
  await page.locator('#text').waitFor();
}

export const sendReportForm = (page: Page): Promise<void> =>
  page.locator('main form[method=post] button[type=submit]').click();

/** A report as its sender and the database know it. */
export interface SentReport {
  readonly code: string;
  readonly secret: string;
  readonly id: string;
}

/** The report whose receipt is on the page. */
export async function sentReport(stage: Stage, page: Page): Promise<SentReport> {
  const code = await page.locator('#ma').innerText();
  const secret = await page.locator('#bi-mat').innerText();
  const client = new pg.Client({ connectionString: databaseUrlOf(stage.system.dataDir) });
  await client.connect();
  try {
    const { rows } = await client.query('select feedback_id from feedback where code = $1', [code]);
    return { code, secret, id: String(rows[0]?.feedback_id) };
  } finally {
    await client.end();
  }
}

/** Opens the page of a report by what its sender kept, typed as people type. */
export async function followReport(page: Page, { code, secret }: SentReport): Promise<void> {
  await page.goto('/phan-anh/theo-doi');
  await page.fill('#code', code.toLowerCase());
  await page.fill('#secret', secret.replace('-', ' '));
  await page.locator('main form button').click();
  await page.waitForLoadState();
}

/** Sends a suggestion about the ward, with a text alone. */
export async function sendReport(stage: Stage, page: Page, text: string): Promise<SentReport> {
  await openReportForm(page);
  await page.locator('[name=kind][value=suggestion]').check();
  await page.fill('#text', text);
  await sendReportForm(page);
  await page.locator('#ma').waitFor();
  return sentReport(stage, page);
}
