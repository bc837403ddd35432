import { strict as assert } from 'node:assert';
import {
  checkAndReceive,
  CLERK,
  COUNTER,
  fillBirthForm,
  LEADER,
  SPECIALIST,
} from '#test/support/at-the-counter.ts';
import type { Stage } from '#test/support/browser.ts';

/** One act on a dossier, once the officer may do it. */
export async function actAt(
  stage: Stage,
  username: string,
  path: string,
  name: string,
  fields: Readonly<Record<string, string>> = {},
): Promise<void> {
  const page = await stage.officer(username);
  const form = page.locator(`form[action$="/${name}"]`);
  for (let tries = 0; tries < 240; tries += 1) {
    await page.goto(path);
    if ((await form.count()) > 0) break;
    await page.waitForTimeout(500);
  }
  const details = page.locator(`details[id="${name}"]`);
  const isFolded = (await details.count()) > 0 && (await details.getAttribute('open')) === null;
  if (isFolded) await details.locator('summary').click();
  for (const [field, value] of Object.entries(fields)) {
    await form.locator(`[name="${field}"]`).fill(value);
  }
  await Promise.all([page.waitForEvent('load'), form.locator('button').click()]);
  assert.equal(
    await page.locator('#error-summary').count(),
    0,
    await page.locator('main').innerText(),
  );
  await page.context().close();
}

/** Waits until an officer sees so many signed documents; gives the links to verify them, the last first. */
export async function signedLinks(
  stage: Stage,
  path: string,
  count: number,
): Promise<readonly string[]> {
  return linksOnce(stage, path, (_text, links) => links.length === count);
}

/**
 * Waits until the child's personal number is there and stands in the document, so that none replaces it
 * while it is looked at; gives the links to verify the documents, the last first.
 */
export async function numberedLinks(stage: Stage, path: string): Promise<readonly string[]> {
  return linksOnce(
    stage,
    path,
    (text, links) =>
      links.length > 0 && text.includes('Đã có số định danh cá nhân') && !text.includes('Đang ký'),
  );
}

async function linksOnce(
  stage: Stage,
  path: string,
  isThere: (text: string, links: readonly string[]) => boolean,
): Promise<readonly string[]> {
  const page = await stage.officer(COUNTER);
  const documents = page.locator('#documents a[href^="/xac-minh/"]');
  for (let tries = 0; tries < 120; tries += 1) {
    await page.goto(path);
    const links = await documents.evaluateAll((found) =>
      found.map((one) => one.getAttribute('href') ?? ''),
    );
    if (isThere(await page.locator('main').innerText(), links)) return links;
    await page.waitForTimeout(500);
  }
  return assert.fail(await page.locator('main').innerText());
}

/** A birth received at the counter whose result was issued; answers the path of its page. */
export async function issuedBirth(stage: Stage): Promise<string> {
  const counter = await stage.officer(COUNTER);
  await fillBirthForm(counter);
  const path = await checkAndReceive(counter);
  await actAt(stage, COUNTER, path, 'pass-on');
  await actAt(stage, SPECIALIST, path, 'propose');
  await actAt(stage, LEADER, path, 'accept');
  await actAt(stage, LEADER, path, 'sign');
  await actAt(stage, CLERK, path, 'issue', { resultNumber: '12/2026/KS' });
  return path;
}
