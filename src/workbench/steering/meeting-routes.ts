import type { CellFault } from '#kernel/cell-fault.ts';
import type { FastifyInstance } from 'fastify';
import { isUuid } from '#kernel/uuid.ts';
import { PARTICIPANT_COLUMNS, readParticipantList } from '#steering/participant-list.ts';
import {
  addMeeting,
  listMeetings,
  type Meeting,
  putParticipants,
  readMeeting,
  readParticipants,
} from '#store/steering-records.ts';
import { readAnySheet } from '#tables/any-sheet.ts';
import type { SentForm } from '#web/field-error.ts';
import { formValues } from '#web/form-values.ts';
import { sayIn } from '#web/language.ts';
import type { Services } from '#web/services.ts';
import {
  type OfficerRequest,
  officerRoute,
  seeOther,
  sendPage,
} from '#workbench/officer-request.ts';
import { readSent, readSheetForm } from '#workbench/read-sheet-form.ts';
import { recordChange } from '#workbench/record-administration.ts';
import { sendProblem } from '#workbench/refuse-page.ts';
import { readAskedDays } from '#workbench/steering/asked-days.ts';
import {
  meetingCorrections,
  NO_SUCH_MEETING,
  readTypedMeeting,
} from '#workbench/steering/meeting-entry.ts';
import { meetingPage, meetingsPage } from '#workbench/steering/meetings-page.ts';
import { MEETING_TEMPLATE_PATH, MEETINGS_PATH } from '#workbench/steering/paths.ts';
import { sendTemplate } from '#workbench/steering/list-template.ts';
import { refusal, shortFields } from '#workbench/steering/steering-request.ts';

/** Meetings with their lists of participants. */
export function meetingRoutes(app: FastifyInstance, services: Services): void {
  app.get(
    MEETINGS_PATH,
    officerRoute(services, (on) => list(on, NOTHING_SENT)),
  );
  app.post(MEETINGS_PATH, officerRoute(services, add));
  app.get(
    MEETING_TEMPLATE_PATH,
    officerRoute(services, async (on) =>
      sendTemplate(on, 'danh-sach-dai-bieu', PARTICIPANT_COLUMNS, []),
    ),
  );
  const route = (page: (on: OfficerRequest, meeting: Meeting) => Promise<unknown>) =>
    officerRoute(services, async (on) => {
      const { id } = on.request.params as { readonly id: string };
      const meeting = isUuid(id) ? await readMeeting(on.services.pool, id) : null;
      return meeting === null ? sendProblem(on, 404, NO_SUCH_MEETING) : page(on, meeting);
    });
  app.get(
    `${MEETINGS_PATH}/:id`,
    route((on, meeting) => show(on, meeting, NOTHING_SENT, [])),
  );
  app.post(`${MEETINGS_PATH}/:id`, route(importList));
  meetingCorrections(app, services);
}

const NOTHING_SENT: SentForm = { values: new Map(), errors: [] };

async function list(on: OfficerRequest, form: SentForm): Promise<unknown> {
  const asked = readAskedDays(on, null);
  const errors = [...asked.errors, ...form.errors];
  return sendPage(on, {
    title: sayIn(on.lang)('Hội nghị, cuộc họp', 'Meetings'),
    status: errors.length > 0 ? 422 : 200,
    hasErrors: errors.length > 0,
    body: meetingsPage(on, {
      asked,
      meetings: await listMeetings(on.services.pool, asked.days),
      form,
    }),
  });
}

async function add(on: OfficerRequest): Promise<unknown> {
  const refused = await refusal(on, null);
  if (refused !== null) return refused;
  const values = formValues(on.request.body);
  const typed = readTypedMeeting(on, values);
  if (!typed.ok) return list(on, { values, errors: typed.error });
  const meeting = { ...typed.value, meetingId: shortFields(values).id('id') };
  await recordChange(on, 'add-meeting', meeting.meetingId, (client) => addMeeting(client, meeting));
  return seeOther(on, `${MEETINGS_PATH}/${meeting.meetingId}`);
}

async function show(
  on: OfficerRequest,
  meeting: Meeting,
  form: SentForm,
  faults: readonly CellFault[],
): Promise<unknown> {
  const participants = await readParticipants(on.services.pool, meeting.meetingId);
  const isWrong = form.errors.length + faults.length > 0;
  return sendPage(on, {
    title: meeting.title,
    status: isWrong ? 422 : 200,
    hasErrors: isWrong,
    body: meetingPage(on, { meeting, participants, form, faults }),
  });
}

async function importList(on: OfficerRequest, meeting: Meeting): Promise<unknown> {
  const sent = await readSheetForm(on);
  const refused = await refusal(on, null);
  if (refused !== null) return refused;
  const sheet = await readSent(on, sent, readAnySheet);
  if (!sheet.ok) {
    return show(
      on,
      meeting,
      { values: new Map(), errors: [{ field: 'tep', text: sheet.error }] },
      [],
    );
  }
  const participants = readParticipantList(sheet.value);
  if (!participants.ok) return show(on, meeting, NOTHING_SENT, participants.error);
  // The audit says how many; who they are stands in the list.
  const detail = `${meeting.meetingId} ${participants.value.length}`;
  await recordChange(on, 'import-participants', detail, (client) =>
    putParticipants(client, meeting.meetingId, participants.value),
  );
  return seeOther(on, `${MEETINGS_PATH}/${meeting.meetingId}`);
}
