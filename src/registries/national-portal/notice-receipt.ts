import type { Procedure } from '#catalogue/procedure.ts';
import type { ReceiveDossier } from '#dossier/command.ts';
import type { Attachment } from '#dossier/dossier-event.ts';
import type { FlatForm } from '#eform/form.ts';
import type { Day } from '#kernel/day.ts';
import { clean } from '#kernel/fold.ts';
import { declaredAnswers } from '#registries/declared-answers.ts';
import type { PortalNotice } from '#registries/national-portal/notice-codec.ts';
import type { MemberValue } from '#registries/step-service.ts';

/** What a notice is turned into a receipt by. */
export interface NoticeFacts {
  readonly procedure: Procedure;
  readonly form: FlatForm | null;
  readonly today: Day;
  /** Name of a commune that exists, or null. */
  readonly communeName: (code: string) => string | null;
}

/** The receipt of a notice but for its id, desk and files; or all that stands in its way. */
export type NoticeReading =
  | { readonly ok: true; readonly receipt: NoticeReceipt }
  | { readonly ok: false; readonly problems: readonly MemberProblem[] };

export type NoticeReceipt = Omit<
  ReceiveDossier,
  'dossierId' | 'desk' | 'attachments' | 'components'
>;

export interface MemberProblem {
  readonly code: 'member-missing' | 'member-unreadable' | 'file-elsewhere' | 'file-missing';
  readonly detail: string;
}

/** Reads a notice as what an enterprise hands in online. */
export function readNoticeReceipt(notice: PortalNotice, facts: NoticeFacts): NoticeReading {
  const { procedure, form } = facts;
  const problems: MemberProblem[] = [...missing(notice)];
  const answers =
    form === null
      ? { answers: {}, faults: [] }
      : declaredAnswers(form, membersOf(notice), {
          today: facts.today,
          isCommune: (code) => facts.communeName(code) !== null,
        });
  for (const { field, text } of answers.faults) {
    problems.push({ code: 'member-unreadable', detail: `${field}: ${text.vi}` });
  }
  if (problems.length > 0) return { ok: false, problems };
  const declaration =
    form === null || Object.keys(answers.answers).length === 0
      ? {}
      : {
          declaration: {
            form: { code: form.code, validFrom: form.validFrom },
            answers: answers.answers,
          },
        };
  const { trader, code, filedAt, amendment } = notice;
  return {
    ok: true,
    receipt: {
      type: 'receive',
      procedureCode: procedure.code,
      applicant: applicantOf(notice, facts),
      concerned: null,
      representation:
        trader.contact === ''
          ? { basis: 'self', detail: null }
          : {
              basis: 'authorised',
              detail: 'Người liên hệ ghi trong thông báo nộp trên Cổng DVCQG',
            },
      sets: procedure.sets,
      delivery: { method: 'desk', address: null },
      ...declaration,
      origin: { kind: 'national-portal', code, filedAt, amendment },
    },
  };
}

/** The paper under which the files of a notice stand: the one that the procedure asks for. */
export function filesOf(procedure: Procedure, files: readonly Omit<Attachment, 'component'>[]) {
  const paper = procedure.components.find(({ required }) => required) ?? procedure.components[0];
  if (paper === undefined) return { components: [], attachments: [] };
  const { key, name } = paper;
  return {
    components: [{ key, name: name.vi, originals: 0, certified: 0, copies: 0 }],
    attachments: files.map((file): Attachment => ({ ...file, component: key })),
  };
}

function missing(notice: PortalNotice): readonly MemberProblem[] {
  const { trader, declared, files, amendment, fileAddress } = notice;
  const needed: readonly (readonly [string, string])[] = [
    ['TenThuongNhan', trader.name],
    ['TenChuongTrinhKhuyenMai', declared['TenChuongTrinhKhuyenMai'] ?? ''],
    ...(amendment === null
      ? []
      : [
          ['ThongTinDaNop.MaHoSoQGDNP', amendment.of] as const,
          ['LyDoDieuChinh', amendment.reason] as const,
        ]),
  ];
  const absent = needed
    .filter(([, value]) => value === '')
    .map(([detail]): MemberProblem => ({ code: 'member-missing', detail }));
  if (files.length > 0) return absent;
  const noFile: MemberProblem =
    fileAddress === ''
      ? { code: 'file-missing', detail: 'TaiLieuNop' }
      : { code: 'file-elsewhere', detail: fileAddress };
  return [...absent, noFile];
}

/** What the notice declares, by the members that fields feed; those of the trader's part among them. */
function membersOf({ trader, declared }: PortalNotice): Readonly<Record<string, MemberValue>> {
  const address =
    trader.commune === '' ? {} : { DiaChi: { unit: trader.commune, line: trader.address } };
  return { ...declared, Ten: trader.name, ...address };
}

function applicantOf({ trader }: PortalNotice, facts: NoticeFacts): NoticeReceipt['applicant'] {
  const commune = facts.communeName(trader.commune);
  const address = [trader.address, commune].filter((part) => part !== null && part !== '');
  return {
    kind: 'enterprise',
    name: trader.contact === '' ? trader.name : trader.contact,
    identityNumber: null,
    birthDate: null,
    sex: null,
    address: clean(address.join(', ')),
    phone: orNull(trader.phone),
    email: orNull(trader.email),
    organisation: { name: trader.name, taxCode: orNull(trader.taxCode) },
  };
}

const orNull = (text: string): string | null => (text === '' ? null : text);
