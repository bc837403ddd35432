import type { FastifyInstance } from 'fastify';
import type { Bilingual } from '#kernel/bilingual.ts';
import { dayOf, formatDay } from '#kernel/day.ts';
import { err, ok, type Result } from '#kernel/result.ts';
import { correctMeeting, removeMeeting } from '#store/steering-corrections.ts';
import { type Meeting, readMeeting } from '#store/steering-records.ts';
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
import { MEETINGS_PATH } from '#workbench/steering/paths.ts';
import { shortFields } from '#workbench/steering/steering-request.ts';

export function meetingFields({ lang }: OfficerRequest, form: SentForm): Html {
  const say = sayIn(lang);
  const field = sentField(lang, form);
  return html`${textInput({ ...field('title'), label: say('Tên hội nghị', 'Title'), maxLength: 300 })}
${dateInput({ ...field('heldOn'), label: say('Ngày', 'Day') })}
${textInput({ ...field('place'), label: say('Nơi họp, hoặc trực tuyến', 'Place, or online'), maxLength: 200 })}`;
}

export function readTypedMeeting(
  on: OfficerRequest,
  values: FormValues,
): Result<Omit<Meeting, 'meetingId'>, readonly FieldError[]> {
  const fields = shortFields(values);
  const title = fields.text('title', 300, NO_TITLE);
  const heldOn = fields.pastDay('heldOn', dayOf(on.services.now()));
  const place = fields.text('place', 200, NO_PLACE);
  if (fields.errors.length > 0 || heldOn === null) return err(fields.errors);
  return ok({ title, heldOn, place });
}

export const meetingCorrections = (app: FastifyInstance, services: Services): void =>
  correctionRoutes<Meeting>(app, services, {
    route: `${MEETINGS_PATH}/:id`,
    read: (on, { id = '' }) => readMeeting(on.services.pool, id),
    agency: () => null,
    path: ({ meetingId }) => `${MEETINGS_PATH}/${meetingId}`,
    back: ({ meetingId }) => `${MEETINGS_PATH}/${meetingId}`,
    after: () => MEETINGS_PATH,
    name: (_, { title, heldOn }) => `${title}, ${formatDay(heldOn)}`,
    words: {
      none: NO_SUCH_MEETING,
      correct: { vi: 'Sửa hội nghị', en: 'Correct a meeting' },
      remove: { vi: 'Xóa hội nghị?', en: 'Remove this meeting?' },
    },
    values: (_, { title, heldOn, place }) =>
      new Map([
        ['title', [title]],
        ['heldOn', [formatDay(heldOn)]],
        ['place', [place]],
      ]),
    fields: meetingFields,
    correct: async (on, meeting, values) => {
      const typed = readTypedMeeting(on, values);
      if (!typed.ok) return typed.error;
      const detail = `${meeting.meetingId} ${meeting.heldOn} > ${typed.value.heldOn}`;
      await recordChange(on, 'correct-meeting', detail, (client) =>
        correctMeeting(client, { ...meeting, ...typed.value }),
      );
      return [];
    },
    keptBy: async () => null,
    goesToo: () => ({
      vi: 'Danh sách đại biểu cũng bị xóa.',
      en: 'Its list of participants is removed too.',
    }),
    remove: (on, { meetingId, heldOn }) =>
      recordChange(on, 'remove-meeting', `${meetingId} ${heldOn}`, (client) =>
        removeMeeting(client, meetingId),
      ),
  });

export const NO_SUCH_MEETING: Bilingual = {
  vi: 'Không có hội nghị này.',
  en: 'There is no such meeting.',
};
const NO_TITLE: Bilingual = { vi: 'Ghi tên hội nghị.', en: 'Write the title.' };
const NO_PLACE: Bilingual = { vi: 'Ghi nơi họp.', en: 'Write the place.' };
