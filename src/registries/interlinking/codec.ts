import type { Procedure } from '#catalogue/procedure.ts';
import type { Dossier } from '#dossier/dossier.ts';
import type { OutsideResult, RecordedEvent } from '#dossier/dossier-event.ts';
import type { Instant } from '#kernel/day.ts';
import type { HttpAnswer } from '#registries/call-http.ts';
import { moduleOf } from '#registries/civil-status/codec.ts';
import { messageDate } from '#registries/declared-members.ts';
import type { StatusStep } from '#registries/interlinking/statuses.ts';
import { timestamp } from '#registries/lgsp/gateway.ts';
import { objectsOf, readJsonAnswer, textOf } from '#registries/read-answer.ts';
import { RegistryFault } from '#registries/registry-fault.ts';

/** A status of a dossier as the interlinking software takes it (data/integrations.json `dvclt`). */
export interface StatusUpdate {
  readonly maTTHC: string;
  readonly soHoSoLT: string;
  readonly coQuanXuLy: number;
  readonly maHoSo: string;
  readonly trangThai: number;
  readonly thoiGianThucHien: string;
  readonly ghiChu: string;
  /** JSON as a text; empty but in status 4. */
  readonly ketQuaXuLy: string;
  readonly nguoiXuLy: string;
  readonly chucDanh: string;
  readonly phongBanXuLy: string;
  readonly noiDungXuLy: string;
  readonly ngayBatDau: string;
  readonly ngayKetThucTheoQuyDinh: string;
  readonly ngayHenTraTruoc: string;
  readonly ngayHenTraMoi: string;
  readonly hanBoSungHoSo: string;
}

/** What the messages of a dossier are made of. */
export interface InterlinkingSource {
  readonly dossier: Dossier;
  readonly events: readonly RecordedEvent[];
  readonly procedure: Procedure;
  readonly agencyName: (code: string) => string;
  /** The end of so many working days of an agency after an instant. */
  readonly workingDaysAfter: (count: number, agency: string, since: Instant) => Instant;
  /** The paper of the registration in base64; empty where there is none. */
  readonly paper: string;
}

/** The one-stop side, among the agencies that the software knows by number. */
const ONE_STOP = 5;
/** How long an applicant has for a supplement where nobody says otherwise. */
export const SUPPLEMENT_WORKING_DAYS = 7;

export function statusUpdate(
  { status, recorded }: StatusStep,
  source: InterlinkingSource,
): StatusUpdate {
  const { dossier, procedure } = source;
  const { actor, at, event } = recorded;
  const isAwaited = status === '2';
  return {
    maTTHC: procedure.code,
    // Its own number where the dossier came from there; of one from a counter it knows ours alone.
    soHoSoLT: dossier.code,
    coQuanXuLy: ONE_STOP,
    maHoSo: dossier.code,
    trangThai: Number(status),
    thoiGianThucHien: moment(at),
    ghiChu: noteOf(event),
    ketQuaXuLy: status === '4' ? JSON.stringify(registrationOf(source)) : '',
    nguoiXuLy: actor.name,
    chucDanh: actor.role,
    phongBanXuLy: source.agencyName(actor.agency),
    noiDungXuLy: WORDS[status],
    ngayBatDau: moment(dossier.receivedAt),
    ngayKetThucTheoQuyDinh: moment(dossier.received.due.at),
    ...dueDates(source, recorded),
    hanBoSungHoSo: isAwaited
      ? moment(source.workingDaysAfter(SUPPLEMENT_WORKING_DAYS, dossier.handler, at))
      : '',
  };
}

const WORDS: Readonly<Record<StatusStep['status'], string>> = {
  1: 'Tiếp nhận hồ sơ vào hệ thống',
  2: 'Yêu cầu bổ sung hồ sơ',
  3: 'Một cửa điện tử tiếp nhận hồ sơ',
  7: 'Đã chuyển tư pháp',
  4: 'Hoàn thành đăng ký',
  5: 'Trả kết quả',
  6: 'Từ chối giải quyết',
};

/** `dd/MM/yyyy HH:mm:ss` of Viet Nam, as production code writes it; empty for none. */
function moment(instant: Instant | null): string {
  if (instant === null) return '';
  const parts = /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)$/.exec(timestamp(instant));
  const [, year, month, day, hour, minute, second] = parts ?? [];
  return `${day}/${month}/${year} ${hour}:${minute}:${second}`;
}

function noteOf(event: RecordedEvent['event']): string {
  switch (event.type) {
    case 'supplement-requested':
      return event.items.map(({ what, reason }) => `${what}: ${reason}`).join('; ');
    case 'refused':
      return `${event.reason} (${event.ground})`;
    case 'leg-ended':
      return event.reason;
    default:
      return '';
  }
}

/** The due date before its last change up to an event, and the one since; both empty without one. */
function dueDates(
  { dossier, events }: InterlinkingSource,
  { version: upTo }: RecordedEvent,
): Pick<StatusUpdate, 'ngayHenTraTruoc' | 'ngayHenTraMoi'> {
  const dates = [dossier.received.due.at];
  for (const { event, version } of events) {
    const isDated = event.type === 'extended' || event.type === 'supplement-received';
    if (version <= upTo && isDated && event.due.at !== dates.at(-1)) dates.push(event.due.at);
  }
  if (dates.length === 1) return { ngayHenTraTruoc: '', ngayHenTraMoi: '' };
  return {
    ngayHenTraTruoc: moment(dates.at(-2) ?? null),
    ngayHenTraMoi: moment(dates.at(-1) ?? null),
  };
}

/** What the civil-status register granted for the first leg, or undefined. */
export function registrationResult({
  dossier: { legs },
}: Pick<InterlinkingSource, 'dossier'>): OutsideResult | undefined {
  const phase = legs[0]?.phase;
  return phase?.kind === 'granted' ? (phase.result.register ?? undefined) : undefined;
}

/**
 * The registration as status 4 carries it: who it is of, and number, book, page, personal number and
 * paper where the civil-status register gave them.
 */
function registrationOf(source: InterlinkingSource): Readonly<Record<string, string>> {
  const { dossier, procedure, paper } = source;
  const isDeath = moduleOf(procedure.parts[0]?.code ?? '') === 'LTKT';
  const [subject, paperMember] = isDeath ? ['nkt', 'giayKhaiTu'] : ['nks', 'giayKhaiSinh'];
  const { concerned, applicant } = dossier;
  const result = registrationResult(source);
  return {
    ...(isDeath ? {} : { soDinhDanh: result?.personalNumber ?? '' }),
    ngayDangKy: messageDate(result?.date ?? ''),
    soDangKy: result?.number ?? '',
    quyenSo: result?.book ?? '',
    trangSo: result?.page ?? '',
    [paperMember]: paper,
    maGiayToKetQua: procedure.results[0]?.code ?? '',
    [`${subject}HoTen`]: concerned?.name ?? '',
    [`${subject}NgaySinh`]: messageDate(concerned?.birthDate ?? ''),
    nycHoTen: applicant.name,
    nycSoGiayTo: applicant.identityNumber ?? '',
  };
}

/** The same message as it is kept: without the bytes of the paper. */
export function keptUpdate(update: StatusUpdate, { paper }: { readonly paper: string }): string {
  const text = JSON.stringify(update);
  return paper === '' ? text : text.replace(paper, `(${paper.length} ký tự base64)`);
}

const OUT_OF_ORDER = 'logic xử lý không hợp lệ';

/** Reads the answer to an update; one that is out of order has a fault of its own. */
export function readUpdateAnswer(answer: HttpAnswer): void {
  // What it refuses it may answer as a problem of status 400, which is an answer like any other.
  const json = readJsonAnswer(answer.status === 400 ? { ...answer, status: 200 } : answer);
  const why = [textOf(json, 'title'), ...messagesOf(json['errors'])].filter((text) => text !== '');
  const said = why.join('; ');
  if (said.normalize('NFC').toLowerCase().includes(OUT_OF_ORDER)) {
    throw new RegistryFault('out-of-order', said, answer);
  }
  const status = textOf(json, 'status');
  if (answer.status === 400 || (status !== '' && status !== '200')) {
    throw new RegistryFault('refused', `${status} ${said}`.trim(), answer);
  }
  if (status === '') throw new RegistryFault('wrong-shape', 'no status', answer);
}

/** `errors` has a list of texts by the member that they are about, or is a text itself. */
function messagesOf(errors: unknown): readonly string[] {
  if (typeof errors === 'string') return [errors];
  if (Array.isArray(errors)) return errors.flatMap(messagesOf);
  return typeof errors === 'object' && errors !== null
    ? Object.values(errors).flatMap(messagesOf)
    : [];
}

/** The statuses that the software holds of a dossier, in their order; empty where it has none. */
export function readHistory(answer: HttpAnswer): readonly string[] {
  return objectsOf(readJsonAnswer(answer), 'lichSu').map((row) => textOf(row, 'trangThai'));
}
