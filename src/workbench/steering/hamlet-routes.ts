import type { CellFault } from '#kernel/cell-fault.ts';
import type { FastifyInstance } from 'fastify';
import type { Bilingual } from '#kernel/bilingual.ts';
import { type ListColumn, readListSheet } from '#steering/read-list-sheet.ts';
import { addHamlets, readHamlets } from '#store/hamlets.ts';
import { readAnySheet } from '#tables/any-sheet.ts';
import type { SentForm } from '#web/field-error.ts';
import { formValues, one } from '#web/form-values.ts';
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
import { communeOf } from '#workbench/steering/commune-of.ts';
import { hamletsPage } from '#workbench/steering/hamlets-page.ts';
import { sendTemplate } from '#workbench/steering/list-template.ts';
import { HAMLET_TEMPLATE_PATH, HAMLETS_PATH } from '#workbench/steering/paths.ts';
import { refusal } from '#workbench/steering/steering-request.ts';

/** Hamlets and quarters, which have no code of their own: named under their communes, from a file. */
export function hamletRoutes(app: FastifyInstance, services: Services): void {
  app.get(
    HAMLETS_PATH,
    officerRoute(services, (on) => list(on, NOTHING_SENT, [])),
  );
  app.get(
    HAMLET_TEMPLATE_PATH,
    officerRoute(services, async (on) => sendCommunes(on)),
  );
  app.post(HAMLETS_PATH, officerRoute(services, importHamlets));
}

/** All communes, each with room for the name of a hamlet. */
function sendCommunes(on: OfficerRequest): unknown {
  const directory = on.services.directory();
  return sendTemplate(
    on,
    'danh-sach-ap',
    columnsFor(communeOf(directory)),
    directory.communes.map(({ name }) => [name, '']),
  );
}

const NOTHING_SENT: SentForm = { values: new Map(), errors: [] };

async function list(
  on: OfficerRequest,
  form: SentForm,
  faults: readonly CellFault[],
): Promise<unknown> {
  const added = Number(one(formValues(on.request.query), 'da-them'));
  const isWrong = form.errors.length + faults.length > 0;
  return sendPage(on, {
    title: sayIn(on.lang)('Ấp, khu phố', 'Hamlets'),
    status: isWrong ? 422 : 200,
    hasErrors: isWrong,
    body: hamletsPage(on, {
      hamlets: await readHamlets(on.services.pool),
      added: Number.isSafeInteger(added) && added > 0 ? added : null,
      form,
      faults,
    }),
  });
}

async function importHamlets(on: OfficerRequest): Promise<unknown> {
  const sent = await readSheetForm(on);
  const refused = await refusal(on, null);
  if (refused !== null) return refused;
  const sheet = await readSent(on, sent, readAnySheet);
  if (!sheet.ok) {
    return list(on, { values: new Map(), errors: [{ field: 'tep', text: sheet.error }] }, []);
  }
  const find = communeOf(on.services.directory());
  const columns = columnsFor(find);
  const rows = readListSheet(sheet.value, columns);
  if (!rows.ok) return list(on, NOTHING_SENT, rows.error);
  const hamlets = rows.value.flatMap((row) => {
    const commune = find(row['commune'] ?? '');
    return commune.ok ? [{ commune: commune.value, name: row['name'] ?? '' }] : [];
  });
  let added = 0;
  await recordChange(on, 'add-hamlets', String(hamlets.length), async (client) => {
    added = await addHamlets(client, hamlets);
    return added > 0;
  });
  return seeOther(on, `${HAMLETS_PATH}?da-them=${added}`);
}

const TOO_LONG: Bilingual = { vi: 'Tên quá dài.', en: 'The name is too long.' };

const columnsFor = (find: ReturnType<typeof communeOf>): readonly ListColumn[] => [
  {
    key: 'commune',
    titles: ['Xã', 'Phường', 'Mã xã', 'Xã, phường'],
    must: 'be-filled',
    wrong: (text) => {
      const commune = find(text);
      return commune.ok ? null : commune.error;
    },
  },
  {
    key: 'name',
    titles: ['Ấp', 'Khu phố', 'Tên ấp', 'Ấp, khu phố'],
    must: 'be-filled',
    wrong: (text) => (text.length > 100 ? TOO_LONG : null),
  },
];
