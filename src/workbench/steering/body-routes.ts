import type { CellFault } from '#kernel/cell-fault.ts';
import { randomUUID } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import { type Bilingual, filled } from '#kernel/bilingual.ts';
import { type Day, parseTypedDay } from '#kernel/day.ts';
import { clean, fold, foldTokens, hasAllWords } from '#kernel/fold.ts';
import { BODY_KINDS, BODY_LEVELS, type BodyKind, bodyKindLabels } from '#steering/body.ts';
import { type ListColumn, readListSheet } from '#steering/read-list-sheet.ts';
import { foundBodies, type Founding, listBodies } from '#store/steering-bodies.ts';
import { readAnySheet } from '#tables/any-sheet.ts';
import type { SentForm } from '#web/field-error.ts';
import { formValues, one } from '#web/form-values.ts';
import { sayIn } from '#web/language.ts';
import { pageNumber } from '#web/page-number.ts';
import type { Services } from '#web/services.ts';
import {
  type OfficerRequest,
  officerRoute,
  seeOther,
  sendPage,
} from '#workbench/officer-request.ts';
import { readSent, readSheetForm } from '#workbench/read-sheet-form.ts';
import { recordChange } from '#workbench/record-administration.ts';
import { bodiesPage } from '#workbench/steering/bodies-page.ts';
import { type BodyUnit, bodyUnits } from '#workbench/steering/body-units.ts';
import { BODIES_PATH } from '#workbench/steering/paths.ts';
import { refusal, shortFields } from '#workbench/steering/steering-request.ts';

const PAGE_SIZE = 100;

/** Committees and teams of all levels: which there are, which are missing, founding many at once. */
export function bodyRoutes(app: FastifyInstance, services: Services): void {
  app.get(
    BODIES_PATH,
    officerRoute(services, (on) => list(on, NOTHING_SENT, [])),
  );
  app.post(BODIES_PATH, officerRoute(services, foundLevel));
  app.post(`${BODIES_PATH}/nhap`, officerRoute(services, importBodies));
}

const NOTHING_SENT: SentForm = { values: new Map([['kind', ['team']]]), errors: [] };

async function list(
  on: OfficerRequest,
  form: SentForm,
  faults: readonly CellFault[],
): Promise<unknown> {
  const asked = formValues(on.request.query);
  const filter = one(asked, 'loc') === 'chua' ? 'chua' : 'da';
  const level = one(asked, 'cap');
  const query = clean(one(asked, 'tim')).slice(0, 100);
  const fits = (line: { readonly name: string; readonly level: string }): boolean =>
    (level === '' || line.level === level) && hasAllWords(foldTokens(line.name), foldTokens(query));
  const [all, units] = await Promise.all([listBodies(on.services.pool), bodyUnits(on)]);
  const bodies = all.filter(fits);
  const missing = missingUnits(units, all).filter(fits);
  const total = filter === 'da' ? bodies.length : missing.length;
  const pages = Math.max(1, Math.ceil(total / PAGE_SIZE));
  const page = pageNumber(asked, pages);
  const [start, end] = [(page - 1) * PAGE_SIZE, page * PAGE_SIZE];
  const founded = Number(one(asked, 'da-them'));
  const isWrong = form.errors.length + faults.length > 0;
  return sendPage(on, {
    title: sayIn(on.lang)('Ban Chỉ đạo và tổ công tác', 'Committee and teams'),
    status: isWrong ? 422 : 200,
    hasErrors: isWrong,
    body: bodiesPage(on, {
      bodies: bodies.slice(start, end),
      missing: missing.slice(start, end),
      filter,
      level,
      query,
      total,
      page,
      pages,
      founded: Number.isSafeInteger(founded) && founded > 0 ? founded : null,
      form,
      faults,
    }),
  });
}

/** Units without a team; of the province, without a committee. */
const missingUnits = (
  units: readonly BodyUnit[],
  bodies: readonly { readonly level: string; readonly unit: string; readonly kind: BodyKind }[],
): readonly BodyUnit[] => {
  const having = new Set(
    bodies
      .filter(
        ({ level, kind }) => kind === 'team' || (level === 'province' && kind === 'committee'),
      )
      .map(({ level, unit }) => `${level} ${unit}`),
  );
  return units.filter(({ level, unit }) => !having.has(`${level} ${unit}`));
};

async function foundLevel(on: OfficerRequest): Promise<unknown> {
  const refused = await refusal(on, null);
  if (refused !== null) return refused;
  const values = formValues(on.request.body);
  const fields = shortFields(values);
  const level = BODY_LEVELS.find((known) => known === one(values, 'level'));
  if (level === undefined) fields.errors.push({ field: 'level', text: CHOOSE });
  const kind = BODY_KINDS.find((known) => known === one(values, 'kind')) ?? 'team';
  const number = fields.text('number', 60, NO_NUMBER);
  const issuedOn = fields.day('issuedOn');
  const issuer = fields.text('issuer', 200, NO_ISSUER);
  if (fields.errors.length > 0 || issuedOn === null) {
    return list(on, { values, errors: fields.errors }, []);
  }
  const units = (await bodyUnits(on)).filter((unit) => unit.level === level);
  const foundings = units.map((unit) => foundingOf(unit, kind, { number, issuedOn, issuer }));
  return found(on, foundings);
}

const foundingOf = (
  { level, unit, name, agency }: BodyUnit,
  kind: BodyKind,
  decision: { readonly number: string; readonly issuedOn: Day; readonly issuer: string },
): Founding => ({
  body: {
    bodyId: randomUUID(),
    kind,
    level,
    unit,
    name: `${bodyKindLabels[kind].vi} Đề án 06 ${name}`.slice(0, 200),
    agency,
    foundedOn: decision.issuedOn,
  },
  decision: { decisionId: randomUUID(), act: 'founded', ...decision },
});

/** Units that have one of the kind already keep it: sending twice founds nothing twice. */
async function found(on: OfficerRequest, foundings: readonly Founding[]): Promise<unknown> {
  let added = 0;
  await recordChange(on, 'found-bodies', String(foundings.length), async (client) => {
    added = await foundBodies(client, foundings);
    return added > 0;
  });
  return seeOther(on, `${BODIES_PATH}?da-them=${added}`);
}

const free = (): null => null;
/** Besides the unit's. */
const COLUMNS: readonly ListColumn[] = [
  {
    key: 'number',
    titles: ['Số quyết định', 'Quyết định', 'Số'],
    required: true,
    wrong: (text) => (text.length > 60 ? { vi: 'Số quá dài.', en: 'Too long.' } : null),
  },
  {
    key: 'issuedOn',
    titles: ['Ngày', 'Ngày quyết định', 'Ngày ban hành'],
    required: true,
    wrong: (text) =>
      parseTypedDay(text).ok
        ? null
        : { vi: 'Ghi ngày như 19/04/2022.', en: 'Write a day such as 19/04/2022.' },
  },
  { key: 'issuer', titles: ['Cơ quan ban hành', 'Nơi ban hành'], required: true, wrong: free },
];

async function importBodies(on: OfficerRequest): Promise<unknown> {
  const refused = await refusal(on, null);
  if (refused !== null) return refused;
  const sent = await readSheetForm(on);
  const sheet = await readSent(on, sent, readAnySheet);
  if (!sheet.ok)
    return list(on, { ...NOTHING_SENT, errors: [{ field: 'tep', text: sheet.error }] }, []);
  const units = await bodyUnits(on);
  const byName = Map.groupBy(units, ({ name }) => fold(name));
  const byCode = new Map(units.map((unit) => [unit.unit, unit]));
  const find = (text: string): BodyUnit | undefined => {
    const named = byName.get(fold(text)) ?? [];
    return byCode.get(text) ?? (named.length === 1 ? named[0] : undefined);
  };
  const unitColumn: ListColumn = {
    key: 'unit',
    titles: ['Tên đơn vị', 'Đơn vị', 'Nơi'],
    required: true,
    wrong: (text) => (find(text) === undefined ? unknownUnit(text) : null),
  };
  const rows = readListSheet(sheet.value, [unitColumn, ...COLUMNS]);
  if (!rows.ok) return list(on, NOTHING_SENT, rows.error);
  return found(
    on,
    rows.value.flatMap((row) => {
      const unit = find(row['unit'] ?? '');
      const issuedOn = parseTypedDay(row['issuedOn'] ?? '');
      if (unit === undefined || !issuedOn.ok) return [];
      const decision = {
        number: row['number'] ?? '',
        issuedOn: issuedOn.value,
        issuer: row['issuer'] ?? '',
      };
      return [foundingOf(unit, unit.level === 'province' ? 'committee' : 'team', decision)];
    }),
  );
}

const CHOOSE: Bilingual = { vi: 'Chọn một cấp.', en: 'Choose a level.' };
const NO_NUMBER: Bilingual = {
  vi: 'Ghi số văn bản, ví dụ 671/QĐ-UBND.',
  en: 'Write the number, such as 671/QĐ-UBND.',
};
const NO_ISSUER: Bilingual = { vi: 'Ghi cơ quan ban hành.', en: 'Say who issued it.' };
const unknownUnit = (text: string): Bilingual =>
  filled(
    'Không rõ “{text}”. Ghi mã, hoặc tên như trong danh sách, ví dụ “Xã Tân Hội”, “Ấp 1, Xã Tân Hội”.',
    '“{text}” is not one unit. Write its code, or its name as in the list.',
    { text },
  );
