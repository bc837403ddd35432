import type { FastifyInstance } from 'fastify';
import { type Bilingual, textIn } from '#kernel/bilingual.ts';
import { dayOf, formatDay } from '#kernel/day.ts';
import { err, ok, type Result } from '#kernel/result.ts';
import { OUTREACH_KINDS, outreachLabels } from '#steering/outreach.ts';
import { correctOutreach, removeOutreach } from '#store/steering-corrections.ts';
import { type Outreach, readOutreach } from '#store/steering-records.ts';
import { dateInput } from '#web/components/date-input.ts';
import { select } from '#web/components/select.ts';
import { textInput } from '#web/components/text-input.ts';
import { type FieldError, type SentForm, sentField } from '#web/field-error.ts';
import { type FormValues, one } from '#web/form-values.ts';
import { type Html, html } from '#web/html.ts';
import { sayIn } from '#web/language.ts';
import type { Services } from '#web/services.ts';
import type { OfficerRequest } from '#workbench/officer-request.ts';
import { recordChange } from '#workbench/record-administration.ts';
import { correctionRoutes } from '#workbench/steering/correction.ts';
import { OUTREACH_PATH } from '#workbench/steering/paths.ts';
import { shortFields } from '#workbench/steering/steering-request.ts';

/** What an agency tells of some outreach of its own. */
export type TypedOutreach = Omit<Outreach, 'outreachId' | 'agency'>;

export function outreachFields({ lang }: OfficerRequest, form: SentForm): Html {
  const say = sayIn(lang);
  const field = sentField(lang, form);
  return html`${select({ ...field('kind'), label: say('Hình thức', 'Kind'), width: 'medium', options: OUTREACH_KINDS.map((value) => ({ value, text: textIn(lang, outreachLabels[value]) })) })}
${dateInput({ ...field('happenedOn'), label: say('Ngày', 'Day') })}
${textInput({ ...field('place'), label: say('Nơi, tên báo, đài', 'Place, paper or station'), maxLength: 200 })}
${textInput({ ...field('pieces'), label: say('Số lượng (tin, buổi, tấm, cuộc)', 'How many'), inputMode: 'numeric', width: 'short' })}
${textInput({ ...field('people'), label: say('Lượt người', 'People reached'), hint: say('Không đếm được thì ghi 0', '0 where nobody counted'), inputMode: 'numeric', width: 'short' })}`;
}

export function readTypedOutreach(
  on: OfficerRequest,
  values: FormValues,
): Result<TypedOutreach, readonly FieldError[]> {
  const fields = shortFields(values);
  const happenedOn = fields.pastDay('happenedOn', dayOf(on.services.now()));
  const place = fields.text('place', 200, NO_PLACE);
  const pieces = fields.count('pieces', 1);
  const people = fields.count('people', 0);
  if (fields.errors.length > 0 || happenedOn === null) return err(fields.errors);
  const kind = OUTREACH_KINDS.find((known) => known === one(values, 'kind')) ?? 'article';
  return ok({ kind, happenedOn, place, pieces, people });
}

/** How outreach stands in the audit. */
export const outreachDetail = ({ kind, happenedOn, pieces, people }: TypedOutreach): string =>
  `${kind} ${happenedOn} ${pieces} ${people}`;

export const outreachCorrections = (app: FastifyInstance, services: Services): void =>
  correctionRoutes<Outreach>(app, services, {
    route: `${OUTREACH_PATH}/:id`,
    read: (on, { id = '' }) => readOutreach(on.services.pool, id),
    agency: ({ agency }) => agency,
    path: ({ outreachId }) => `${OUTREACH_PATH}/${outreachId}`,
    back: () => OUTREACH_PATH,
    after: () => OUTREACH_PATH,
    name: ({ lang }, { kind, happenedOn, place }) =>
      `${textIn(lang, outreachLabels[kind])}, ${formatDay(happenedOn)}, ${place}`,
    words: {
      none: NO_SUCH,
      correct: { vi: 'Sửa đợt tuyên truyền', en: 'Correct outreach' },
      remove: { vi: 'Xóa đợt tuyên truyền?', en: 'Remove this outreach?' },
    },
    values: (_, { kind, happenedOn, place, pieces, people }) =>
      new Map([
        ['kind', [kind]],
        ['happenedOn', [formatDay(happenedOn)]],
        ['place', [place]],
        ['pieces', [String(pieces)]],
        ['people', [String(people)]],
      ]),
    fields: outreachFields,
    correct: async (on, entry, values) => {
      const typed = readTypedOutreach(on, values);
      if (!typed.ok) return typed.error;
      const detail = `${entry.outreachId} ${outreachDetail(entry)} > ${outreachDetail(typed.value)}`;
      await recordChange(on, 'correct-outreach', detail, (client) =>
        correctOutreach(client, { ...entry, ...typed.value }),
      );
      return [];
    },
    keptBy: async () => null,
    goesToo: () => null,
    remove: (on, entry) =>
      recordChange(
        on,
        'remove-outreach',
        `${entry.outreachId} ${outreachDetail(entry)}`,
        (client) => removeOutreach(client, entry.outreachId),
      ),
  });

const NO_SUCH: Bilingual = {
  vi: 'Không có đợt tuyên truyền này.',
  en: 'There is no such outreach.',
};
const NO_PLACE: Bilingual = {
  vi: 'Ghi nơi, hoặc tên báo, đài.',
  en: 'Name the place, paper or station.',
};
