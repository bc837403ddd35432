import type { FastifyInstance } from 'fastify';
import type { Bilingual } from '#kernel/bilingual.ts';
import { readBody, type WholeBody } from '#store/steering-bodies.ts';
import { correctBody, removeBody } from '#store/steering-corrections.ts';
import { textInput } from '#web/components/text-input.ts';
import { sentField } from '#web/field-error.ts';
import { sayIn } from '#web/language.ts';
import type { Services } from '#web/services.ts';
import { recordChange } from '#workbench/record-administration.ts';
import { correctionRoutes } from '#workbench/steering/correction.ts';
import { BODIES_PATH } from '#workbench/steering/paths.ts';
import { shortFields } from '#workbench/steering/steering-request.ts';

/** A committee or team itself: its name; its days are those of its decisions. */
export const bodyCorrections = (app: FastifyInstance, services: Services): void =>
  correctionRoutes<WholeBody>(app, services, {
    route: `${BODIES_PATH}/:id`,
    read: (on, { id = '' }) => readBody(on.services.pool, id),
    agency: () => null,
    path: ({ bodyId }) => `${BODIES_PATH}/${bodyId}`,
    back: ({ bodyId }) => `${BODIES_PATH}/${bodyId}`,
    after: () => BODIES_PATH,
    name: (_, { name }) => name,
    words: {
      none: NO_SUCH_BODY,
      correct: { vi: 'Sửa tên Ban Chỉ đạo, tổ', en: 'Correct the name' },
      remove: { vi: 'Xóa Ban Chỉ đạo, tổ này?', en: 'Remove this committee or team?' },
    },
    values: (_, { name }) => new Map([['bodyName', [name]]]),
    fields: ({ lang }, form) =>
      textInput({
        ...sentField(lang, form)('bodyName'),
        label: sayIn(lang)('Tên', 'Name'),
        maxLength: 200,
      }),
    correct: async (on, { bodyId }, values) => {
      const fields = shortFields(values);
      const name = fields.text('bodyName', 200, NO_NAME);
      if (fields.errors.length > 0) return fields.errors;
      await recordChange(on, 'correct-body', bodyId, (client) => correctBody(client, bodyId, name));
      return [];
    },
    keptBy: async (_, { members, decisions }) => {
      if (members.length > 0) return HAS_MEMBERS;
      return decisions.some(({ act }) => act === 'changed') ? HAS_DECISIONS : null;
    },
    goesToo: () => ({
      vi: 'Quyết định thành lập và tệp của nó cũng bị xóa.',
      en: 'The decision that founded it and its files are removed too.',
    }),
    remove: (on, { bodyId, level, unit, kind, decisions }) =>
      recordChange(on, 'remove-body', `${bodyId} ${level} ${unit} ${kind}`, (client) =>
        removeBody(
          client,
          bodyId,
          decisions.map(({ decisionId }) => decisionId),
        ),
      ),
  });

export const NO_SUCH_BODY: Bilingual = { vi: 'Không có tổ này.', en: 'There is no such team.' };
const NO_NAME: Bilingual = {
  vi: 'Ghi tên, không quá 200 ký tự.',
  en: 'Write the name, at most 200 characters.',
};
const HAS_MEMBERS: Bilingual = {
  vi: 'Đã ghi thành viên. Xóa các thành viên ghi nhầm trước.',
  en: 'It has members. Remove those that were entered by mistake first.',
};
const HAS_DECISIONS: Bilingual = {
  vi: 'Có quyết định củng cố, kiện toàn. Xóa các quyết định ghi nhầm trước.',
  en: 'There are later decisions. Remove those that were entered by mistake first.',
};
