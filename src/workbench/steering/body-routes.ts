import type { CellFault } from '#kernel/cell-fault.ts';
import { randomUUID } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import { type Bilingual, filled } from '#kernel/bilingual.ts';
import { type Day, dayOf, parseTypedDay } from '#kernel/day.ts';
import { clean, fold, foldTokens, hasAllWords } from '#kernel/fold.ts';
import { BODY_KINDS, BODY_LEVELS, type BodyKind, bodyKindLabels } from '#steering/body.ts';
import { type ListColumn, readListSheet } from '#steering/read-list-sheet.ts';
import { foundBodies, type Founding, listBodies } from '#store/steering-bodies.ts';
import { readAnySheet } from '#tables/any-sheet.ts';
import type { SentForm } from '#web/field-error.ts';
import { type FormValues, formValues, one } from '#web/form-values.ts';
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
import { readTypedDecision, type TypedDecision } from '#workbench/steering/decision-entry.ts';
import { BODIES_PATH } from '#workbench/steering/paths.ts';
import { NOT_YET, refusal, shortFields } from '#workbench/steering/steering-request.ts';

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
      founded: asked.has('da-them') ? askedCount(asked, 'da-them') : null,
      known: askedCount(asked, 'da-co'),
      form,
      faults,
    }),
  });
}

const askedCount = (asked: FormValues, name: string): number => {
  const count = Number(one(asked, name));
  return Number.isSafeInteger(count) && count > 0 ? count : 0;
};

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
  const decision = readTypedDecision(on, values);
  const errors = [...fields.errors, ...(decision.ok ? [] : decision.error)];
  if (errors.length > 0 || !decision.ok) return list(on, { values, errors }, []);
  const units = (await bodyUnits(on)).filter((unit) => unit.level === level);
  const foundings = units.map((unit) => foundingOf(unit, kind, decision.value));
  const added = await found(on, foundings);
  if (added === 0) {
    const text = units.length === 0 ? NO_UNITS : ALL_FOUNDED;
    return list(on, { values, errors: [{ field: 'level', text }] }, []);
  }
  return tell(on, added, foundings.length);
}

const foundingOf = (
  { level, unit, name, agency }: BodyUnit,
  kind: BodyKind,
  decision: TypedDecision,
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
async function found(on: OfficerRequest, foundings: readonly Founding[]): Promise<number> {
  let added = 0;
  await recordChange(on, 'found-bodies', String(foundings.length), async (client) => {
    added = await foundBodies(client, foundings);
    return added > 0;
  });
  return added;
}

/** The rest had one already. */
const tell = (on: OfficerRequest, added: number, all: number): unknown =>
  seeOther(on, `${BODIES_PATH}?da-them=${added}&da-co=${all - added}`);

const free = (): null => null;
/** Besides the unit's. */
const columnsOn = (today: Day): readonly ListColumn[] => [
  {
    key: 'number',
    titles: ['Số quyết định', 'Quyết định', 'Số'],
    must: 'be-filled',
    wrong: (text) => (text.length > 60 ? { vi: 'Số quá dài.', en: 'Too long.' } : null),
  },
  {
    key: 'issuedOn',
    titles: ['Ngày', 'Ngày quyết định', 'Ngày ban hành'],
    must: 'be-filled',
    wrong: (text) => {
      const day = parseTypedDay(text);
      if (!day.ok) return { vi: 'Ghi ngày như 19/04/2022.', en: 'Write a day such as 19/04/2022.' };
      return day.value > today ? NOT_YET : null;
    },
  },
  { key: 'issuer', titles: ['Cơ quan ban hành', 'Nơi ban hành'], must: 'be-filled', wrong: free },
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
    must: 'be-filled',
    wrong: (text) => (find(text) === undefined ? unknownUnit(text) : null),
  };
  const rows = readListSheet(sheet.value, [unitColumn, ...columnsOn(dayOf(on.services.now()))]);
  if (!rows.ok) return list(on, NOTHING_SENT, rows.error);
  const foundings = rows.value.flatMap((row): Founding[] => {
    const unit = find(row['unit'] ?? '');
    const issuedOn = parseTypedDay(row['issuedOn'] ?? '');
    if (unit === undefined || !issuedOn.ok) return [];
    const decision = {
      number: row['number'] ?? '',
      issuedOn: issuedOn.value,
      issuer: row['issuer'] ?? '',
    };
    return [foundingOf(unit, unit.level === 'province' ? 'committee' : 'team', decision)];
  });
  return tell(on, await found(on, foundings), foundings.length);
}

const CHOOSE: Bilingual = { vi: 'Chọn một cấp.', en: 'Choose a level.' };
const ALL_FOUNDED: Bilingual = {
  vi: 'Mọi nơi của cấp này đã có từ trước, chưa thêm nơi nào. Mở tổ cần sửa trong danh sách.',
  en: 'Every unit of this level has one already; none was added. Open the one to correct in the list.',
};
const NO_UNITS: Bilingual = {
  vi: 'Chưa có đơn vị nào ở cấp này. Ấp, khu phố nhập ở trang “Ấp, khu phố”.',
  en: 'There is no unit of this level yet. Hamlets are brought in on their page.',
};
const unknownUnit = (text: string): Bilingual =>
  filled(
    'Không rõ “{text}”. Ghi mã, hoặc tên như trong danh sách, ví dụ “Xã Tân Hội”, “Ấp 1, Xã Tân Hội”.',
    '“{text}” is not one unit. Write its code, or its name as in the list.',
    { text },
  );
