import { type Bilingual, type Language, textIn } from '#kernel/bilingual.ts';
import { sayIn } from '#web/language.ts';
import type { CampaignRegister, CampaignSource } from '#quality/campaign.ts';

export const registerLabels = {
  'civil-status': { vi: 'Hộ tịch', en: 'Civil status' },
  vaccination: { vi: 'Tiêm chủng', en: 'Vaccination' },
  'social-insurance': { vi: 'Bảo hiểm xã hội', en: 'Social insurance' },
  education: { vi: 'Giáo dục', en: 'Education' },
  'national-population': { vi: 'Dân cư', en: 'Population' },
} satisfies Record<CampaignRegister, Bilingual>;

/** What one side of a campaign is called: the register, or the file. */
export const sourceName = (lang: Language, source: CampaignSource): string =>
  source.kind === 'file' ? source.name : textIn(lang, registerLabels[source.register]);

/** The same with what of the register is asked for: its days, or its school year. */
export function sourceInWords(lang: Language, source: CampaignSource): string {
  const name = sourceName(lang, source);
  if (source.kind === 'file') return name;
  const { from, to, schoolYear } = source;
  const say = sayIn(lang);
  if (schoolYear !== undefined)
    return say('{name}, năm học {schoolYear}', '{name}, school year {schoolYear}', {
      name,
      schoolYear,
    });
  if (from === undefined || to === undefined) return name;
  return say('{name}, ghi nhận từ {from} đến {to}', '{name}, recorded {from} to {to}', {
    name,
    from: shownDay(from),
    to: shownDay(to),
  });
}

/** `2021-09-10` as `10/09/2021`. */
const shownDay = (day: string): string => day.split('-').toReversed().join('/');
