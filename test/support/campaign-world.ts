import { pino } from 'pino';
import type { Officer } from '#access/officer.ts';
import { linkSides, settingsOf } from '#host/quality/link-sides.ts';
import { epochOf, instantFromEpoch } from '#kernel/day.ts';
import type { CampaignSource } from '#quality/campaign.ts';
import type { CaseClass } from '#quality/case-class.ts';
import type { SourceRecord } from '#quality/source-record.ts';
import { createCampaign } from '#store/quality-campaigns.ts';
import { RegistryFault } from '#registries/registry-fault.ts';
import { at } from '#test/support/dossier-fixtures.ts';
import {
  type CampaignDuty,
  type PageOfSource,
  runCampaigns,
} from '#worker/quality/run-campaign.ts';

export const HOA: Officer = { subject: 'hoa', name: 'Hoa', role: 'data-steward', agency: 'office' };
export const START = at('2022-06-21 09:00');
export const PEOPLE: readonly SourceRecord[] = Array.from({ length: 40 }, (_, n) => ({
  id: String(n).padStart(12, '0'),
  name: `${['Danh', 'Thạch', 'Lâm', 'Nguyễn'][n % 4]} ${['Sa Rây', 'Mỹ Hạnh', 'Gia Bảo', 'Văn Lành', 'Thị Út'][n % 5]} ${n}`,
  birthDate: `19${50 + n}-0${(n % 9) + 1}-1${n % 10}`,
  sex: n % 2 === 0 ? 'female' : 'male',
  identityNumber: `0911850${String(n).padStart(5, '0')}`,
  commune: '30742',
  address: '',
  father: '',
  mother: '',
  more: {},
}));

/** The same people as the other register has them: some without a number, one under another. */
export const injected = (changes: Readonly<Record<string, Partial<SourceRecord>>> = {}) =>
  PEOPLE.slice(0, 30).map((person, n) => ({
    ...person,
    id: `MT${String(n).padStart(3, '0')}`,
    identityNumber: n < 5 ? '' : n === 5 ? '091185099999' : person.identityNumber,
    ...changes[`MT${String(n).padStart(3, '0')}`],
  }));

/** A campaign of injections beside the population, the same in every test but for its four eyes. */
export const beginVaccination = (
  pool: CampaignDuty['pool'],
  campaignId: string,
  fourEyes: readonly CaseClass[],
): Promise<void> =>
  createCampaign(
    pool,
    {
      campaignId,
      kind: 'vaccination',
      name: 'Tiêm chủng',
      left: { kind: 'register', register: 'vaccination' },
      right: { kind: 'register', register: 'national-population' },
      settings: null,
      fourEyes,
    },
    HOA,
    START,
  );

interface WorldPlace {
  readonly pool: CampaignDuty['pool'];
  /** Where tables lie meanwhile. */
  readonly directory: string;
}

/** A world of two sources, whose line may break at a page. */
export class World {
  left: readonly SourceRecord[] = injected();
  now = START;
  breaksAt = 0;
  /** Pages that were read, as `left 1`. */
  readonly read: string[] = [];
  readonly #place: WorldPlace;
  onPage: (page: string) => void = () => undefined;

  constructor(place: WorldPlace) {
    this.#place = place;
  }

  later(minutes: number): void {
    this.now = instantFromEpoch(epochOf(this.now) + minutes * 60_000);
  }

  duty(pool = this.#place.pool): CampaignDuty {
    return {
      pool,
      now: () => this.now,
      log: pino({ level: 'silent' }),
      openSource: (source, from) => this.#pages(source, from),
      link: (order) => linkSides({ pool, directory: this.#place.directory }, order),
      thresholdsOf: (campaign) => settingsOf(campaign).thresholds,
    };
  }

  run = (): Promise<void> => runCampaigns(this.duty(), new AbortController().signal);

  async *#pages(source: CampaignSource, from: number): AsyncGenerator<PageOfSource> {
    const isLeft = source.kind === 'register' && source.register === 'vaccination';
    const records = isLeft ? this.left : PEOPLE;
    const pages = Math.ceil(records.length / 10);
    for (let page = from; page <= pages; page += 1) {
      if (isLeft && page === this.breaksAt) throw new RegistryFault('unreachable', 'cut');
      const name = `${isLeft ? 'left' : 'right'} ${page}`;
      this.read.push(name);
      this.onPage(name);
      yield { page, pages, records: records.slice((page - 1) * 10, page * 10) };
    }
  }
}
