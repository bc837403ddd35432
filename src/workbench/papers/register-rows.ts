import type pg from 'pg';
import type { RegisterRow } from '#documents/paper.ts';
import { dayOf, formatDay, type Instant } from '#kernel/day.ts';
import type { Cell } from '#kernel/ruled-table.ts';
import type { Directory } from '#store/directory.ts';
import { type DossierHistory, loadHistories } from '#store/load-dossier.ts';
import { readRegister, type RegisterAsked, type RegisterPlace } from '#store/register.ts';
import { deliveries } from '#workbench/intake/intake-fields.ts';

/** What a register is read with; `onRead` keeps who read whose dossier, before it is given out. */
export interface RegisterReader {
  readonly pool: pg.Pool;
  readonly directory: Directory;
  readonly onRead: (dossiers: readonly { readonly dossierId: string }[]) => Promise<void>;
}

/** Dossiers loaded at a time. */
const PORTION = 250;

/** The rows of a register, portion by portion: never more than one of them is held. */
export async function* registerRows(
  reader: RegisterReader,
  asked: RegisterAsked,
): AsyncGenerator<RegisterRow> {
  let after: RegisterPlace | null = null;
  for (;;) {
    const places: readonly RegisterPlace[] = await readRegister(reader.pool, asked, after, PORTION);
    const ids = places.map(({ dossierId }) => dossierId);
    const histories = await loadHistories(reader.pool, ids);
    await reader.onRead(places);
    for (const id of ids) {
      const history = histories.get(id);
      if (history !== undefined) yield registerRow(reader.directory, history);
    }
    if (places.length < PORTION) return;
    after = places.at(-1) ?? null;
  }
}

/** The first rows of a register, up to `most`. */
export async function firstRows(
  reader: RegisterReader,
  asked: RegisterAsked,
  most: number,
): Promise<readonly RegisterRow[]> {
  const rows: RegisterRow[] = [];
  for await (const row of registerRows(reader, asked)) {
    rows.push(row);
    if (rows.length === most) break;
  }
  return rows;
}

/** The columns of Mẫu số 06 (2018), 07 (2025) as a spreadsheet has them. */
export const registerColumns = [
  { title: 'STT', width: 6 },
  { title: 'Mã hồ sơ', width: 28 },
  { title: 'Tên thủ tục hành chính, trích yếu', width: 40 },
  { title: 'Số lượng hồ sơ (bộ)', width: 10 },
  { title: 'Tên cá nhân, tổ chức', width: 28 },
  { title: 'Địa chỉ, số điện thoại', width: 36 },
  { title: 'Cơ quan chủ trì giải quyết', width: 30 },
  { title: 'Ngày nhận', width: 12 },
  { title: 'Ngày hẹn trả', width: 14 },
  { title: 'Ngày trả', width: 12 },
  { title: 'Phương thức nhận kết quả', width: 20 },
  { title: 'Ký nhận', width: 12 },
  { title: 'Ghi chú', width: 18 },
] as const;

const dayText = (instant: Instant | null): string =>
  instant === null ? '' : formatDay(dayOf(instant));

/** A row of the register in the order of its columns. */
export const registerCells = (row: RegisterRow, number: number): readonly Cell[] => [
  number,
  row.code,
  row.procedureName,
  row.sets,
  row.applicant,
  row.contact,
  row.handler,
  dayText(row.receivedAt),
  row.dueAt === null ? 'Không quy định' : dayText(row.dueAt),
  dayText(row.returnedAt),
  row.delivery,
  '',
  row.note,
];

function registerRow(directory: Directory, { dossier, events }: DossierHistory): RegisterRow {
  const { applicant, received } = dossier;
  const handedOver = events.findLast((recorded) => recorded.event.type === 'handed-over');
  return {
    code: dossier.code,
    procedureName: received.procedure.name,
    sets: received.sets,
    applicant: applicant.organisation?.name ?? applicant.name,
    contact: [applicant.address, applicant.phone].filter((part) => part !== null).join(', '),
    handler: directory.agencyName(received.handler, 'vi'),
    receivedAt: dossier.receivedAt,
    dueAt: dossier.due.at,
    returnedAt: handedOver?.at ?? null,
    delivery: deliveries[received.delivery.method].vi,
    note: closedNote(dossier.phase),
  };
}

function closedNote(phase: DossierHistory['dossier']['phase']): string {
  if (phase.kind !== 'closed') return '';
  switch (phase.outcome) {
    case 'handed-over':
      return '';
    case 'refused':
      return 'Từ chối';
    case 'stopped':
      return 'Dừng theo yêu cầu';
  }
}
