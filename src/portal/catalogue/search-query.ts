import { isLifeEvent, type LifeEvent, type Procedure } from '#catalogue/procedure.ts';
import type { Catalogue } from '#catalogue/catalogue.ts';
import { type Day, parseDay, parseTypedDay } from '#kernel/day.ts';
import { clean } from '#kernel/fold.ts';
import { type FormValues, one } from '#web/form-values.ts';
import { CATALOGUE } from '#portal/catalogue/paths.ts';
import { pageNumber } from '#web/page-number.ts';

/** What somebody looks for in the public catalogue; empty members do not narrow it. */
export interface SearchQuery {
  readonly text: string;
  readonly lifeEvent: LifeEvent | '';
  /** Name of the field (lĩnh vực) in Vietnamese. */
  readonly field: string;
  readonly level: Procedure['receivedAt'][number] | '';
  readonly subject: Procedure['applicants'][number] | '';
  /** A desk, a department or a kind of agency, as `agencyOptions` offers them. */
  readonly agency: string;
  /** As of which day; null for today. */
  readonly day: Day | null;
  readonly page: number;
}

const LEVELS: readonly string[] = ['province', 'district', 'commune'];
const SUBJECTS: readonly string[] = ['citizen', 'enterprise', 'organisation'];

/** Reads the address; what no list offers is left out. */
export function readQuery(asked: FormValues): SearchQuery {
  const [event, level, subject] = [one(asked, 'su-kien'), one(asked, 'cap'), one(asked, 'ai')];
  return {
    text: clean(one(asked, 'tim')).slice(0, 100),
    lifeEvent: isLifeEvent(event) ? event : '',
    field: clean(one(asked, 'linh-vuc')).slice(0, 200),
    level: LEVELS.includes(level) ? (level as SearchQuery['level']) : '',
    subject: SUBJECTS.includes(subject) ? (subject as SearchQuery['subject']) : '',
    agency: clean(one(asked, 'co-quan')).slice(0, 60),
    day: dayTyped(one(asked, 'ngay').trim().slice(0, 20)),
    page: pageNumber(asked),
  };
}

/** A day as people type it, or as links have it; null where it is none. */
export function dayTyped(text: string): Day | null {
  const day = parseDay(text);
  if (day.ok) return day.value;
  const typed = parseTypedDay(text);
  return typed.ok ? typed.value : null;
}

/** The address of a search, with some of it changed; a change begins at the first page again. */
export function queryPath(query: SearchQuery, change: Partial<SearchQuery>): string {
  const next = { ...query, page: 1, ...change };
  const parts: readonly (readonly [string, string])[] = [
    ['tim', next.text],
    ['su-kien', next.lifeEvent],
    ['linh-vuc', next.field],
    ['cap', next.level],
    ['ai', next.subject],
    ['co-quan', next.agency],
    ['ngay', next.day ?? ''],
    ['trang', next.page === 1 ? '' : String(next.page)],
  ];
  const sent = parts.filter(([, value]) => value !== '');
  if (sent.length === 0) return CATALOGUE;
  return `${CATALOGUE}?${sent.map(([name, value]) => `${name}=${encodeURIComponent(value)}`).join('&')}`;
}

/** All procedures in force on a day that fit, the best first; `isOfAgency`: see `agencyFilter`. */
export function findProcedures(
  catalogue: Catalogue,
  query: SearchQuery,
  day: Day,
  isOfAgency: (procedure: Procedure) => boolean,
): readonly Procedure[] {
  const { text, lifeEvent, field, level, subject } = query;
  const found = text === '' ? catalogue.all(day) : catalogue.search(text, day);
  return found.filter(
    (procedure) =>
      (lifeEvent === '' || procedure.lifeEvents.includes(lifeEvent)) &&
      (field === '' || procedure.field.name.vi === field) &&
      (level === '' || procedure.receivedAt.includes(level)) &&
      (subject === '' || procedure.applicants.includes(subject)) &&
      isOfAgency(procedure),
  );
}
