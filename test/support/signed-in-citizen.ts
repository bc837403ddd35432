import { after } from 'node:test';
import pg from 'pg';
import type { Page } from 'playwright-core';
import type { Stage } from '#test/support/browser.ts';
import { signInCitizenAt } from '#test/support/citizen-session.ts';
import { databaseUrlOf } from '#test/support/staff-session.ts';

/** A citizen as the provider would name them; synthetic. */
export interface KnownCitizen {
  readonly number: string;
  readonly name: string;
}

/** The database of a stage, and pages on a phone of people who are signed in at it. */
export async function openCitizens(stage: Stage) {
  const database = new pg.Client({ connectionString: databaseUrlOf(stage.system.dataDir) });
  database.on('error', () => undefined); // the server may go first: the test is over then
  await database.connect();
  after(() => database.end().catch(() => undefined));
  const signedIn = async (citizen: KnownCitizen): Promise<Page> => {
    const { cookie } = await signInCitizenAt(database, stage.system.dataDir, citizen);
    const [name = '', value = ''] = cookie.split('=');
    const page = await stage.person({ width: 390 });
    await page.context().addCookies([{ name, value, url: stage.system.url }]);
    return page;
  };
  return { database, signedIn };
}
