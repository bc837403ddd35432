import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type CampaignTemplate, readCampaignTemplate } from '#reporting/campaign-template.ts';

const TEMPLATES = join(import.meta.dirname, '../../catalogue/reporting');

/** The campaigns that ship; throws with all that is wrong with one. */
export async function readCampaignTemplates(): Promise<readonly CampaignTemplate[]> {
  const names = (await readdir(TEMPLATES)).filter((name) => name.endsWith('.json')).toSorted();
  return Promise.all(
    names.map(async (name) => {
      const read = readCampaignTemplate(JSON.parse(await readFile(join(TEMPLATES, name), 'utf8')));
      if (!read.ok) throw new Error(`${name} cannot be read:\n${read.error.join('\n')}`);
      return read.value;
    }),
  );
}
