import type { AssistedOrigin, CitizenOrigin, Origin } from '#dossier/origin.ts';
import { type Language, textIn } from '#kernel/bilingual.ts';
import { confirmationText } from '#web/confirmation-text.ts';
import { pane } from '#web/components/pane.ts';
import { summaryList } from '#web/components/summary-list.ts';
import { formatDateTime } from '#web/format.ts';
import { type Html, html, type Value } from '#web/html.ts';
import { sayIn } from '#web/language.ts';
import type { OfficerRequest } from '#workbench/officer-request.ts';

/**
 * Where a dossier was filed that did not come to a counter, and of an amendment which notice it
 * changes; nothing for others. `amended` is the dossier of that notice, where it is one of ours.
 */
export function originPane(
  on: OfficerRequest,
  origin: Origin | undefined,
  amended: { readonly id: string; readonly code: string } | null,
): Html | null {
  const { lang } = on;
  if (origin === undefined) return null;
  if (origin.kind === 'citizen') return citizenPane(lang, origin);
  if (origin.kind === 'assisted') return assistedPane(on, origin);
  const say = sayIn(lang);
  const { code, filedAt, amendment } = origin;
  const rows: { readonly key: string; readonly value: Value }[] = [
    { key: say('Mã trên Cổng', 'Code at the portal'), value: code },
    {
      key: say('Nộp lúc', 'Filed'),
      value: filedAt === null ? say('Cổng không ghi', 'not told') : formatDateTime(filedAt, lang),
    },
  ];
  if (amendment !== null) {
    rows.push(
      {
        key: say('Sửa đổi thông báo', 'Changes the notice'),
        value:
          amended === null
            ? amendment.of
            : html`${amendment.of} (<a href="/can-bo/ho-so/${amended.id}">${amended.code}</a>)`,
      },
      { key: say('Lý do điều chỉnh', 'Reason'), value: amendment.reason },
      ...Object.entries(amendment.changes).map(([member, value]) => ({
        key: textIn(lang, LABELS[member]) ?? member,
        value,
      })),
    );
  }
  return pane({
    id: 'origin',
    title: say('Nộp trên Cổng Dịch vụ công quốc gia', 'Filed at the national portal'),
    body: summaryList({ rows }),
  });
}

/** Who filed here was signed in; the provider vouches for the number and the name. */
function citizenPane(lang: Language, { filedAt, assurance }: CitizenOrigin): Html {
  const say = sayIn(lang);
  return pane({
    id: 'origin',
    title: say('Nộp trên Cổng của tỉnh', 'Filed at the province’s portal'),
    body: summaryList({
      rows: [
        { key: say('Nộp lúc', 'Filed'), value: formatDateTime(filedAt, lang) },
        {
          key: say('Mức độ định danh khi đăng nhập', 'Level of assurance at sign-in'),
          value: assurance === 0 ? say('Không cho biết', 'not told') : String(assurance),
        },
      ],
    }),
  });
}

/** Who prepared it, and how the applicant confirmed it: neither name stands for the other's. */
function assistedPane({ lang, services }: OfficerRequest, origin: AssistedOrigin): Html {
  const say = sayIn(lang);
  const { assistant, confirmation, filedAt } = origin;
  const commune = services.directory().communes.find(({ code }) => code === assistant.unit);
  return pane({
    id: 'origin',
    title: say('Nộp với sự giúp đỡ của tổ ở ấp, khu phố', 'Prepared by a hamlet’s team'),
    body: summaryList({
      rows: [
        { key: say('Nộp lúc', 'Filed'), value: formatDateTime(filedAt, lang) },
        {
          key: say('Người giúp', 'Helper'),
          value: `${assistant.name}, ${assistant.team}, ${commune?.name ?? assistant.unit}`,
        },
        {
          key: say('Người nộp xác nhận', 'The applicant confirmed'),
          value: confirmationText(lang, confirmation),
        },
      ],
    }),
  });
}

/** Members of ThongTinSuaDoi as officers call them. */
const LABELS: Readonly<Record<string, { readonly vi: string; readonly en: string }>> = {
  SoLuongHangHoaDichVuKM: { vi: 'Số lượng mới', en: 'New quantity' },
  HangHoaDichVuKM: { vi: 'Hàng hóa, dịch vụ mới', en: 'New goods and services' },
  CoCauGiaiThuongKM: { vi: 'Cơ cấu giải thưởng mới', en: 'New prizes' },
  NoiDungChiTietKM: { vi: 'Nội dung chi tiết mới', en: 'New details' },
  HangHoaDichVuDungKM: { vi: 'Hàng hóa dùng để khuyến mại mới', en: 'New goods given' },
};
