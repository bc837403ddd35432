import { sendFile } from '#workbench/send-file.ts';
import type { FastifyInstance } from 'fastify';
import { textIn } from '#kernel/bilingual.ts';
import { cardReasonTexts } from '#quality/pupil-card.ts';
import {
  findPupil,
  type InvitedPupil,
  listPupils,
  type PupilFilter,
} from '#store/pupils-without-card.ts';
import { NO_DOSSIER, writeAudit } from '#store/write-batch.ts';
import { csvText } from '#web/csv.ts';
import type { OfficerRequest, officerRoute } from '#workbench/officer-request.ts';
import { seeOther } from '#workbench/officer-request.ts';
import { PUPILS_PATH } from '#workbench/pupils/paths.ts';
import { policeOf } from '#workbench/pupils/police-post.ts';
import type { PupilRequest } from '#workbench/pupils/pupil-request.ts';
import { birthText, stateText } from '#workbench/pupils/pupil-words.ts';
import { traceOf } from '#workbench/record-administration.ts';
import { sendProblem } from '#workbench/refuse-page.ts';

type Route = (page: (of: PupilRequest) => Promise<unknown>) => ReturnType<typeof officerRoute>;

/** The list as tables for spreadsheets, and a letter a pupil. */
export function exportRoutes(app: FastifyInstance, route: Route): void {
  app.get(`${PUPILS_PATH}.csv`, route(withFilter(sendCsv)));
  app.get(`${PUPILS_PATH}.xlsx`, route(withFilter(sendWorkbook)));
  app.get(`${PUPILS_PATH}/thu-moi.pdf`, route(withFilter(sendLetters)));
  app.get(`${PUPILS_PATH}/thu-moi/:pupil`, route(withFilter(sendLetter)));
}

const withFilter =
  (send: (on: OfficerRequest, filter: PupilFilter) => Promise<unknown>) =>
  async ({ on, filter }: PupilRequest): Promise<unknown> => {
    if (filter === null) return seeOther(on, PUPILS_PATH);
    await recordPupilRead(on, on.request.url.split('?')[0]?.split('/').at(-1) ?? '');
    return send(on, filter);
  };

/** Personal data that is looked at is written down. */
export const recordPupilRead = (on: OfficerRequest, what: string): Promise<void> =>
  writeAudit(on.services.pool, [
    { ...traceOf(on, 'pupils-without-card', what), dossierId: NO_DOSSIER, outcome: 'read' },
  ]);

/** Of a province there are tens of thousands at most. */
const CHUNK = 1000;

async function* rowsOf(
  on: OfficerRequest,
  filter: PupilFilter,
): AsyncGenerator<readonly string[], void, undefined> {
  for (let offset = 0; ; offset += CHUNK) {
    const pupils = await listPupils(on.services.readPool, filter, { offset, limit: CHUNK });
    for (const pupil of pupils) yield rowOf(on, pupil);
    if (pupils.length < CHUNK) return;
  }
}

const COLUMNS = [
  { title: 'Công an mời', width: 28 },
  { title: 'Trường', width: 28 },
  { title: 'Lớp', width: 6 },
  { title: 'Họ và tên', width: 26 },
  { title: 'Ngày sinh', width: 12 },
  { title: 'Giới tính', width: 8 },
  { title: 'Số định danh', width: 16 },
  { title: 'Nơi cư trú', width: 34 },
  { title: 'Lý do', width: 30 },
  { title: 'Tình trạng', width: 20 },
] as const;

function rowOf({ lang, services }: OfficerRequest, pupil: InvitedPupil): readonly string[] {
  const post = policeOf(services.directory(), pupil.commune);
  return [
    post?.name.vi ?? '',
    pupil.school,
    pupil.grade,
    pupil.name,
    birthText(pupil),
    pupil.sex === null ? '' : pupil.sex === 'male' ? 'Nam' : 'Nữ',
    pupil.identityNumber,
    pupil.address,
    textIn(lang, cardReasonTexts[pupil.reason]),
    stateText(lang, pupil),
  ];
}

const FILE_NAME = 'hoc-sinh-chua-co-the';

async function sendCsv(on: OfficerRequest, filter: PupilFilter): Promise<unknown> {
  const rows: (readonly string[])[] = [];
  for await (const row of rowsOf(on, filter)) rows.push(row);
  return sendFile(on, 'csv', FILE_NAME, csvText([COLUMNS.map(({ title }) => title), ...rows]));
}

async function sendWorkbook(on: OfficerRequest, filter: PupilFilter): Promise<unknown> {
  const { streamWorkbook } = await import('#tables/workbook.ts');
  const name = 'Học sinh chưa có thẻ';
  const list = { name, heading: [], columns: COLUMNS, rows: rowsOf(on, filter) };
  return sendFile(on, 'xlsx', FILE_NAME, streamWorkbook(list));
}

/** Letters of one file. */
const MOST_LETTERS = 200;

async function sendLetters(on: OfficerRequest, filter: PupilFilter): Promise<unknown> {
  const range = { offset: 0, limit: MOST_LETTERS };
  return sendAsLetters(on, await listPupils(on.services.readPool, filter, range));
}

/** Of one pupil, where whoever asks may see them. */
async function sendLetter(on: OfficerRequest, filter: PupilFilter): Promise<unknown> {
  const { pupil: id } = on.request.params as { readonly pupil: string };
  const pupil = await findPupil(on.services.readPool, filter.campaignId, id);
  const isSeen = filter.commune === null || pupil?.commune === filter.commune;
  return pupil !== null && isSeen
    ? sendAsLetters(on, [pupil])
    : sendProblem(on, 404, NO_SUCH_PUPIL);
}

const NO_SUCH_PUPIL = {
  vi: 'Không có em này trong danh sách chưa có thẻ. Có thể em vừa được cấp thẻ.',
  en: 'There is no such pupil without a card. There may be one now.',
};

async function sendAsLetters(
  on: OfficerRequest,
  pupils: readonly InvitedPupil[],
): Promise<unknown> {
  const { renderPupilLetters } = await import('#documents/pupil-letter.ts');
  const { services } = on;
  const directory = services.directory();
  const letters = pupils.map((pupil) => {
    const post = policeOf(directory, pupil.commune);
    return {
      agency: post?.name.vi ?? 'Công an cấp xã',
      parentAgency: null,
      place: post === null ? '' : directory.placeName(post.code),
      address: post?.address ?? '',
      name: pupil.name,
      birthDate: birthText(pupil),
      grade: pupil.grade,
      school: pupil.school,
      home: pupil.address,
    };
  });
  return sendFile(on, 'pdf', 'thu-moi', await renderPupilLetters(letters, services.now()));
}
