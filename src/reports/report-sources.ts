import type pg from 'pg';
import type { Catalogue } from '#catalogue/catalogue.ts';
import type { Agency } from '#catalogue/locality.ts';
import type { ReportRules } from '#catalogue/report-rules.ts';
import type { Bilingual } from '#kernel/bilingual.ts';
import type { Instant } from '#kernel/day.ts';
import type { Period } from '#reports/period.ts';

/** What reports are made of. */
export interface ReportSources {
  readonly pool: pg.Pool;
  /** Those that there are today. */
  readonly agencies: readonly Agency[];
  readonly catalogue: Catalogue;
  readonly province: Bilingual;
  readonly rules: ReportRules;
  readonly now: Instant;
}

/** Of which dossiers a report tells; `agencies`: of all levels, each for itself. */
export type Scope =
  | { readonly kind: 'agency'; readonly agency: Agency }
  | { readonly kind: 'level'; readonly level: Agency['level'] }
  | { readonly kind: 'agencies' }
  | { readonly kind: 'province' };

export interface ReportAsked {
  readonly scope: Scope;
  readonly period: Period;
}

/** Agencies that decide dossiers, of a level or of all. */
export const decidingAgencies = (
  { agencies }: ReportSources,
  level: Agency['level'] | null,
): readonly Agency[] =>
  agencies.filter((one) => one.kind !== 'one-stop-desk' && (level === null || one.level === level));

/** Lĩnh vực of a procedure, by its last version. */
export const fieldOf = ({ catalogue }: ReportSources, procedure: string): Bilingual =>
  catalogue.versions(procedure).at(-1)?.field.name ?? OTHER;

const OTHER = {
  vi: 'Thủ tục không còn trong danh mục',
  en: 'Procedures no longer in the catalogue',
};

const levelNames = {
  province: { vi: 'cấp tỉnh', en: 'of the province' },
  district: { vi: 'cấp huyện', en: 'of districts' },
  commune: { vi: 'cấp xã', en: 'of communes' },
} satisfies Record<Agency['level'], Bilingual>;

/** Whom a report is about, in words. */
export function scopeName({ province }: Pick<ReportSources, 'province'>, scope: Scope): Bilingual {
  switch (scope.kind) {
    case 'agency':
      return scope.agency.name;
    case 'level': {
      const { vi, en } = levelNames[scope.level];
      return { vi: `Các cơ quan ${vi}, ${province.vi}`, en: `Agencies ${en} of ${province.en}` };
    }
    case 'agencies':
      return { vi: `Các cơ quan, ${province.vi}`, en: `Agencies of ${province.en}` };
    case 'province':
      return { vi: `${province.vi} (toàn tỉnh)`, en: `All of ${province.en}` };
  }
}
