import type { FastifyInstance } from 'fastify';
import { textIn, writtenIn } from '#kernel/bilingual.ts';
import { isInForce } from '#catalogue/catalogue.ts';
import { differences } from '#catalogue/differences.ts';
import { textAt, withValueAt } from '#catalogue/json-path.ts';
import { earlier, withEnds } from '#catalogue/versions.ts';
import { canonicalJson, type JsonValue } from '#kernel/canonical-json.ts';
import { type Day, dayOf, parseDay } from '#kernel/day.ts';
import { clean } from '#kernel/fold.ts';
import { addDrafts, type NewDraft } from '#store/catalogue-drafts.ts';
import { type PublishedVersion, readAllVersions, readHistory } from '#store/published-catalogue.ts';
import { readStaffNames } from '#store/staff.ts';
import { formValues, one } from '#web/form-values.ts';
import { sayIn } from '#web/language.ts';
import type { Services } from '#web/services.ts';
import { FORM_TOO_OLD } from '#web/sign-in.ts';
import { administratorRoute } from '#workbench/administrator-route.ts';
import { formCopiedFor } from '#workbench/catalogue/form-of-procedure.ts';
import {
  type HistoryEntry,
  historyPage,
  type HistoryView,
} from '#workbench/catalogue/history-page.ts';
import { importPeriodFaults } from '#workbench/catalogue/import-periods.ts';
import { importPage, type ImportView } from '#workbench/catalogue/import-page.ts';
import type { LawKind } from '#workbench/catalogue/law-kind.ts';
import { draftPath } from '#workbench/catalogue/paths.ts';
import { readImport } from '#workbench/catalogue/read-import.ts';
import { tokenMatches } from '#workbench/guard.ts';
import { readFileForm } from '#workbench/read-file-form.ts';
import { type OfficerRequest, seeOther, sendPage } from '#workbench/officer-request.ts';
import { traceOf } from '#workbench/record-administration.ts';
import { sendProblem } from '#workbench/refuse-page.ts';

type LawHandler = (on: OfficerRequest, law: LawKind) => Promise<unknown>;

/** Of one kind of law: its histories, drafts begun from them, export and import. */
export function lawRoutes(app: FastifyInstance, services: Services, law: LawKind): void {
  const route = (act: string, page: LawHandler) =>
    administratorRoute(services, act, (on) => page(on, law));
  app.get(`${law.path}/xuat.json`, route('export-catalogue', exportJson));
  app.get(`${law.path}/nhap-tep`, route('import-catalogue', showImport));
  app.post(`${law.path}/nhap-tep`, route('import-catalogue', importJson));
  app.get(`${law.path}/xem/:code`, route('catalogue', showHistory));
  app.post(`${law.path}/xem/:code/soan`, route(`draft-${law.kind}`, begin));
  app.post(`${law.path}/xem/:code/sao-chep`, route(`draft-${law.kind}`, copy));
}

const showHistory: LawHandler = (on, law) => sendHistory(on, law, null);

async function sendHistory(
  on: OfficerRequest,
  law: LawKind,
  copyError: HistoryView['copyError'],
): Promise<unknown> {
  const versions = await readHistory(on.services.pool, law.kind, codeOf(on));
  const newest = versions[0];
  if (newest === undefined) return sendProblem(on, 404, law.words.unknown);
  const body = newest.body as JsonValue;
  const entries = await historyEntries(on, versions);
  const today = entries.find(({ state }) => state === 'in-force')?.version ?? newest;
  const title = textAt(today.body as JsonValue, [law.nameMember, writtenIn(on.lang)]);
  const form =
    law.kind === 'procedure'
      ? on.services.forms().ofProcedure(newest.code, dayOf(on.services.now()))
      : null;
  return sendPage(on, {
    title,
    status: copyError === null ? 200 : 422,
    hasErrors: copyError !== null,
    body: historyPage(on, {
      law,
      code: newest.code,
      title,
      versions: entries,
      sections: law.sections(on, law.opened(body)),
      form,
      copyError,
    }),
  });
}

async function historyEntries(
  on: OfficerRequest,
  versions: readonly PublishedVersion[],
): Promise<readonly HistoryEntry[]> {
  const today = dayOf(on.services.now());
  const subjects = versions.flatMap(({ editedBy, approvedBy }) => [...editedBy, approvedBy ?? '']);
  const names = await readStaffNames(on.services.pool, subjects);
  const ends = new Map(
    withEnds(versions.map((version) => ({ ...version, validTo: ownEnd(version) }))).map(
      ({ validFrom, validTo }): [Day, Day | null] => [validFrom, validTo],
    ),
  );
  return versions.map((version, index) => {
    const validTo = ends.get(version.validFrom) ?? null;
    const before = versions[index + 1];
    const { validFrom } = version;
    return {
      version,
      validTo,
      state:
        validFrom > today
          ? 'future'
          : isInForce({ validFrom, validTo }, today)
            ? 'in-force'
            : 'past',
      changes:
        before === undefined
          ? null
          : {
              before: before.body as JsonValue,
              found: differences(before.body as JsonValue, version.body as JsonValue),
            },
      editors: version.editedBy.map((subject) => names.get(subject) ?? subject),
      approver:
        version.approvedBy === null ? null : (names.get(version.approvedBy) ?? version.approvedBy),
    };
  });
}

/** The end that a version names itself, or that a reorganisation gave it. */
function ownEnd({ body, endedFrom }: PublishedVersion): Day | null {
  const named = parseDay(textAt(body as JsonValue, ['validTo']));
  return earlier(named.ok ? named.value : null, endedFrom);
}

/** A draft from one of the versions: a change of the newest, or a way back to an older one. */
async function begin(on: OfficerRequest, law: LawKind): Promise<unknown> {
  const versions = await readHistory(on.services.pool, law.kind, codeOf(on));
  const from = one(formValues(on.request.body), 'validFrom');
  const version = versions.find(({ validFrom }) => validFrom === from);
  const newest = versions[0];
  if (version === undefined || newest === undefined) {
    return sendProblem(on, 404, law.words.unknown);
  }
  const { code, validFrom } = newest;
  const body = fromToday(on, law.opened(version.body as JsonValue));
  const draft: NewDraft = { kind: law.kind, body, base: { code, validFrom }, note: '' };
  return beginDrafts(on, law, [draft], `${code} ${from}`);
}

/** A draft under a new code; of a procedure, one of its form too where that is asked. */
async function copy(on: OfficerRequest, law: LawKind): Promise<unknown> {
  const sent = formValues(on.request.body);
  const typed = clean(one(sent, 'code'));
  if (typed === '') {
    return sendHistory(on, law, { typed, text: textIn(on.lang, law.words.newCodeMissing) });
  }
  if ((await readHistory(on.services.pool, law.kind, typed)).length > 0) {
    return sendHistory(on, law, { typed, text: textIn(on.lang, law.words.codeTaken) });
  }
  const [newest] = await readHistory(on.services.pool, law.kind, codeOf(on));
  if (newest === undefined) return sendProblem(on, 404, law.words.unknown);
  const body = law.copied(fromToday(on, law.opened(newest.body as JsonValue)), typed);
  const form = await formCopiedFor(on, one(sent, 'form'), typed);
  const base = { code: newest.code, validFrom: newest.validFrom };
  const drafts: NewDraft[] = [{ kind: law.kind, body, base, note: '' }];
  if (law.kind === 'procedure' && form !== null) drafts.push(form);
  return beginDrafts(on, law, drafts, `${typed} < ${newest.code}`);
}

const fromToday = (on: OfficerRequest, body: JsonValue): JsonValue =>
  withValueAt(withValueAt(body, ['validTo'], null), ['validFrom'], dayOf(on.services.now()));

async function beginDrafts(
  on: OfficerRequest,
  law: LawKind,
  drafts: readonly NewDraft[],
  detail: string,
): Promise<unknown> {
  const trace = traceOf(on, `draft-${law.kind}`, detail);
  const [draftId] = await addDrafts(on.services.pool, drafts, trace);
  return seeOther(on, draftPath(String(draftId)));
}

/** One version (`ma`, `tu`) or all of them, in the form in which the files of the project stand. */
async function exportJson(on: OfficerRequest, law: LawKind): Promise<unknown> {
  const asked = formValues(on.request.query);
  const [code, from] = [one(asked, 'ma'), one(asked, 'tu')];
  const versions =
    code === ''
      ? await readAllVersions(on.services.pool, law.kind)
      : await readHistory(on.services.pool, law.kind, code);
  const chosen = from === '' ? versions : versions.filter(({ validFrom }) => validFrom === from);
  if (chosen.length === 0) return sendProblem(on, 404, law.words.unknown);
  const bodies = chosen.map(({ body }) => body);
  const name = code === '' ? law.file : `${code}${from === '' ? '' : `@${from}`}`;
  return on.reply
    .header('content-disposition', `attachment; filename="${name}.json"`)
    .type('application/json; charset=utf-8')
    .send(`${JSON.stringify(from === '' ? bodies : bodies[0], null, 2)}\n`);
}

const showImport: LawHandler = async (on, law) => sendImport(on, law, { pasted: '', faults: [] });

async function importJson(on: OfficerRequest, law: LawKind): Promise<unknown> {
  const { values, file, tooLarge } = await readFileForm(on.request);
  if (!tokenMatches(on.request.session, one(values, '_csrf'))) {
    return sendProblem(on, 403, FORM_TOO_OLD);
  }
  const pasted = one(values, 'pasted');
  if (tooLarge) return sendImport(on, law, { pasted, faults: [TOO_LARGE] });
  const text = file?.bytes.toString('utf8') ?? pasted;
  if (text.trim() === '') return sendImport(on, law, { pasted, faults: [NOTHING_SENT] });
  const source = file?.name ?? sayIn(on.lang)('nội dung dán', 'pasted text');
  const read = readImport(text, source, {
    read: (body) => law.read(on, body),
    about: (body) => ({ sections: law.sections(on, law.opened(body)), body }),
  });
  if (!read.ok) return sendImport(on, law, { pasted: pasted || text, faults: read.error });
  const overlaps = await importPeriodFaults(on, law, read.value, source);
  if (overlaps.length > 0) {
    return sendImport(on, law, { pasted: pasted || text, faults: overlaps });
  }
  const drafts = await draftsOf(on, law, read.value);
  const codes = drafts.map(({ base }) => base?.code ?? '').join(' ');
  const trace = traceOf(on, 'import-catalogue', `${drafts.length} ${codes}`.slice(0, 500));
  const [only] = await addDrafts(on.services.pool, drafts, trace);
  if (drafts.length === 1) return seeOther(on, draftPath(String(only)));
  return seeOther(on, `${law.path}?xong=${drafts.length === 0 ? 'khong-doi' : 'da-nhap'}`);
}

/** A draft of each law that is not published already just so. */
async function draftsOf(
  on: OfficerRequest,
  law: LawKind,
  bodies: readonly JsonValue[],
): Promise<readonly NewDraft[]> {
  const drafts: NewDraft[] = [];
  for (const sent of bodies) {
    const body = law.opened(sent);
    const published = canonicalJson(law.closed(on, body));
    const versions = await readHistory(on.services.pool, law.kind, textAt(body, ['code']));
    if (versions.some((version) => canonicalJson(version.body) === published)) continue;
    const newest = versions[0];
    const base = newest === undefined ? null : { code: newest.code, validFrom: newest.validFrom };
    drafts.push({ kind: law.kind, body, base, note: '' });
  }
  return drafts;
}

const sendImport = (on: OfficerRequest, law: LawKind, view: ImportView): unknown =>
  sendPage(on, {
    title: textIn(on.lang, law.words.importTitle),
    status: view.faults.length > 0 ? 422 : 200,
    hasErrors: view.faults.length > 0,
    body: importPage(on, law, view),
  });

const codeOf = (on: OfficerRequest): string =>
  (on.request.params as { readonly code: string }).code;

const TOO_LARGE = {
  vi: 'Tệp lớn hơn 5 MB. Chia thành nhiều tệp nhỏ hơn.',
  en: 'The file is larger than 5 MB. Divide it into smaller ones.',
};
const NOTHING_SENT = {
  vi: 'Chọn một tệp JSON hoặc dán nội dung.',
  en: 'Choose a JSON file or paste its text.',
};
