import type { FastifyInstance } from 'fastify';
import type { Bilingual } from '#kernel/bilingual.ts';
import { dayOf, formatDay } from '#kernel/day.ts';
import { err, ok, type Result } from '#kernel/result.ts';
import { type Decision, readBody, type WholeBody } from '#store/steering-bodies.ts';
import { correctDecision, removeDecision } from '#store/steering-corrections.ts';
import { dateInput } from '#web/components/date-input.ts';
import { textInput } from '#web/components/text-input.ts';
import { type FieldError, type SentForm, sentField } from '#web/field-error.ts';
import type { FormValues } from '#web/form-values.ts';
import { type Html, html } from '#web/html.ts';
import { sayIn } from '#web/language.ts';
import type { Services } from '#web/services.ts';
import type { OfficerRequest } from '#workbench/officer-request.ts';
import { recordChange } from '#workbench/record-administration.ts';
import { correctionRoutes } from '#workbench/steering/correction.ts';
import { BODIES_PATH } from '#workbench/steering/paths.ts';
import { shortFields } from '#workbench/steering/steering-request.ts';

export function decisionFields({ lang }: OfficerRequest, form: SentForm): Html {
  const say = sayIn(lang);
  const field = sentField(lang, form);
  return html`${textInput({ ...field('number'), label: say('Số', 'Number'), maxLength: 60, width: 'medium' })}
${dateInput({ ...field('issuedOn'), label: say('Ngày', 'Day') })}
${textInput({ ...field('issuer'), label: say('Cơ quan ban hành', 'Issued by'), maxLength: 200 })}`;
}

export type TypedDecision = Pick<Decision, 'number' | 'issuedOn' | 'issuer'>;

export function readTypedDecision(
  on: OfficerRequest,
  values: FormValues,
): Result<TypedDecision, readonly FieldError[]> {
  const fields = shortFields(values);
  const number = fields.text('number', 60, NO_NUMBER);
  const issuedOn = fields.pastDay('issuedOn', dayOf(on.services.now()));
  const issuer = fields.text('issuer', 200, NO_ISSUER);
  if (fields.errors.length > 0 || issuedOn === null) return err(fields.errors);
  return ok({ number, issuedOn, issuer });
}

interface OneDecision {
  readonly body: WholeBody;
  readonly decision: Decision;
}

const detailOf = ({ number, issuedOn }: TypedDecision): string => `${number} ${issuedOn}`;

export const decisionCorrections = (app: FastifyInstance, services: Services): void =>
  correctionRoutes<OneDecision>(app, services, {
    route: `${BODIES_PATH}/:id/quyet-dinh/:part`,
    read: async (on, { id = '', part }) => {
      const body = await readBody(on.services.pool, id);
      const decision = body?.decisions.find(({ decisionId }) => decisionId === part);
      return body === null || decision === undefined ? null : { body, decision };
    },
    agency: ({ body }) => body.agency,
    path: ({ body, decision }) => `${BODIES_PATH}/${body.bodyId}/quyet-dinh/${decision.decisionId}`,
    back: ({ body }) => `${BODIES_PATH}/${body.bodyId}`,
    after: ({ body }) => `${BODIES_PATH}/${body.bodyId}`,
    name: (_, { body, decision }) =>
      `${body.name}: ${decision.number}, ${formatDay(decision.issuedOn)}`,
    words: {
      none: { vi: 'Không có quyết định này.', en: 'There is no such decision.' },
      correct: { vi: 'Sửa quyết định', en: 'Correct a decision' },
      remove: { vi: 'Xóa quyết định?', en: 'Remove this decision?' },
    },
    values: (_, { decision }) =>
      new Map([
        ['number', [decision.number]],
        ['issuedOn', [formatDay(decision.issuedOn)]],
        ['issuer', [decision.issuer]],
      ]),
    fields: decisionFields,
    correct: async (on, { body, decision }, values) => {
      const typed = readTypedDecision(on, values);
      if (!typed.ok) return typed.error;
      const { number, issuedOn } = typed.value;
      const isKnown = body.decisions.some(
        (other) =>
          other.decisionId !== decision.decisionId &&
          other.number === number &&
          other.issuedOn === issuedOn,
      );
      if (isKnown) return [{ field: 'number', text: KNOWN }];
      const detail = `${body.bodyId} ${detailOf(decision)} > ${detailOf(typed.value)}`;
      await recordChange(on, 'correct-decision', detail, (client) =>
        correctDecision(client, { decisionId: decision.decisionId, ...typed.value }),
      );
      return [];
    },
    keptBy: async (_, { decision }) => (decision.act === 'founded' ? FOUNDS : null),
    goesToo: () => ({ vi: 'Tệp của quyết định cũng bị xóa.', en: 'Its files are removed too.' }),
    remove: (on, { body, decision }) =>
      recordChange(on, 'remove-decision', `${body.bodyId} ${detailOf(decision)}`, (client) =>
        removeDecision(client, decision.decisionId),
      ),
  });

const NO_NUMBER: Bilingual = {
  vi: 'Ghi số văn bản, ví dụ 671/QĐ-UBND.',
  en: 'Write the number, such as 671/QĐ-UBND.',
};
const NO_ISSUER: Bilingual = { vi: 'Ghi cơ quan ban hành.', en: 'Say who issued it.' };
const KNOWN: Bilingual = {
  vi: 'Tổ này đã có quyết định mang số và ngày này.',
  en: 'A decision of this number and day is there already.',
};
const FOUNDS: Bilingual = {
  vi: 'Đây là quyết định thành lập. Sửa quyết định, hoặc xóa cả Ban Chỉ đạo, tổ này nếu ghi nhầm.',
  en: 'By it the body was founded. Correct it, or remove the whole body.',
};
