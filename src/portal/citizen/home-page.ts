import { stepOf } from '#dossier/acts.ts';
import { formatDateTime, formatDateTimeWithWeekday, formatDay } from '#web/format.ts';
import { CHECK, DELETE, draftPath } from '#portal/filing/paths.ts';
import type { ListedDraft } from '#store/drafts.ts';
import type { Dossier } from '#dossier/dossier.ts';
import type { Facts } from '#dossier/facts.ts';
import { type Language, textIn } from '#kernel/bilingual.ts';
import { dayOf } from '#kernel/day.ts';
import { CITIZEN_SIGN_OUT, DATA_USE, ownDossierPath } from '#portal/citizen/paths.ts';
import { ASSIST } from '#portal/assist/paths.ts';
import { DOCUMENTS } from '#portal/documents/paths.ts';
import type { SignedInVisitor } from '#portal/citizen/visitor.ts';
import { button } from '#web/components/button.ts';
import { csrfField } from '#web/components/csrf-field.ts';
import { linkButton } from '#web/components/link-button.ts';
import { notice } from '#web/components/notice.ts';
import { summaryList } from '#web/components/summary-list.ts';
import { type Html, html } from '#web/html.ts';
import { sayIn } from '#web/language.ts';
import { formatBirthDate } from '#persons/birth-date.ts';

/** One dossier of the person, with the law that it follows. */
export interface OwnLine {
  readonly dossierId: string;
  readonly dossier: Dossier;
  readonly facts: Facts;
}

export interface HomeView {
  readonly lines: readonly OwnLine[];
  readonly drafts: readonly ListedDraft[];
  /** They help others too. */
  readonly isAssistant: boolean;
  /** Links to further pages of dossiers. */
  readonly next: Html | null;
}

/** The first page of whoever signed in: what is wanted of them, then all dossiers. */
export function homePage(
  visitor: SignedInVisitor,
  { lines, drafts, isAssistant, next }: HomeView,
): Html {
  const { lang, citizen, csrf } = visitor;
  const say = sayIn(lang);
  const wanted = lines.filter(({ dossier }) => dossier.phase.kind === 'awaiting-supplement');
  const others = lines.filter((line) => !wanted.includes(line));
  return html`<h1>${say('Của tôi', 'Mine')}</h1>
<p class="lead">${citizen.enterprise?.name ?? citizen.name}</p>
<p>${linkButton({ text: say('Làm thủ tục mới', 'Start a procedure'), href: '/thu-tuc', icon: 'pen', size: 'large' })}</p>
${isAssistant ? html`<p>${linkButton({ text: say('Giúp người khác làm hồ sơ', 'Help others'), href: ASSIST, kind: 'secondary' })}</p>` : null}
${wanted.length === 0 ? null : html`<h2>${say('Cần bạn bổ sung', 'Waiting for you')}</h2>${list(lang, wanted)}`}
${draftList(visitor, drafts)}
<h2 id="dossiers">${say('Hồ sơ', 'Dossiers')}</h2>
${
  lines.length === 0
    ? html`<p>${say('Bạn chưa có hồ sơ nào. Hồ sơ nộp tại quầy bằng số định danh của bạn cũng hiện ở đây.', 'You have no dossier yet. What you hand in at a counter under your personal number appears here too.')}</p>`
    : list(lang, others)
}${next}
<p><a href="${DOCUMENTS}">${say('Giấy tờ của tôi', 'My papers')}</a></p>
<h2>${say('Thông tin của tôi', 'About me')}</h2>
${profile(visitor)}
<p><a href="${DATA_USE}">${say('Ai đã xem dữ liệu của tôi', 'Who looked at my data')}</a></p>
<form method="post" action="${CITIZEN_SIGN_OUT}">${csrfField(csrf)}<div data-leave>${button({ text: say('Đăng xuất', 'Sign out'), kind: 'secondary' })}</div>${unsent(lang)}</form>`;
}

/** Shown in place of the button where something waits on this device, which signing out forgets. */
function unsent(lang: Language): Html {
  const say = sayIn(lang);
  return html`<div data-leave hidden>${notice({
    lang,
    tone: 'warning',
    role: 'alert',
    title: say('Chưa đăng xuất: còn phần chưa gửi', 'Not signed out: something was not sent'),
    body: html`${say('Số trang hồ sơ nháp đang chờ gửi trong máy này:', 'Pages of drafts that wait on this device:')} <b data-count="">1</b>. ${say(
      'Đăng xuất sẽ xóa chúng. Giữ trang này mở: có mạng là tự gửi, gửi xong nút Đăng xuất hiện lại. Nếu mãi không gửi được, mở hồ sơ nháp ở trên để xem vì sao.',
      'Signing out deletes them. Keep this page open: they send themselves when there is a line, and then you can sign out. If they do not, open the draft above to see why.',
    )}`,
  })}<p>${button({ text: say('Xóa phần chưa gửi và đăng xuất', 'Delete them and sign out'), kind: 'danger' })}</p></div>`;
}

const list = (lang: Language, lines: readonly OwnLine[]): Html =>
  html`<ul class="tiles">${lines.map(
    ({ dossierId, dossier, facts }) =>
      html`<li><a href="${ownDossierPath(dossierId)}"><span><b>${textIn(lang, facts.procedure.shortName)}</b><span>${dossier.code}<br>${whereItStands(lang, dossier, facts)}<br>${whenDue(lang, dossier)}</span></span></a></li>`,
  )}</ul>`;

/** What was begun and not filed yet. */
function draftList(
  { lang, services }: SignedInVisitor,
  drafts: readonly ListedDraft[],
): Html | null {
  if (drafts.length === 0) return null;
  const say = sayIn(lang);
  const today = dayOf(services.now());
  return html`<h2>${say('Hồ sơ nháp', 'Drafts')}</h2><ul>${drafts.map(
    ({ draftId, procedureCode, changedAt }) => {
      const procedure = services.world().procedureInForce(procedureCode, today);
      return html`<li><a href="${draftPath(draftId, CHECK)}">${textIn(lang, procedure?.shortName) ?? procedureCode}</a> <span class="fine">${say('sửa lúc', 'changed')} ${formatDateTime(changedAt, lang)}</span> · <a href="${draftPath(draftId, DELETE)}">${say('Xóa', 'Delete')}<span class="sr"> ${textIn(lang, procedure?.shortName) ?? procedureCode}</span></a></li>`;
    },
  )}</ul>`;
}

/** In a few words what becomes of a dossier now. */
export function whereItStands(lang: Language, dossier: Dossier, facts: Facts): string {
  const say = sayIn(lang);
  const { phase } = dossier;
  if (phase.kind === 'closed') {
    const outcomes = {
      'handed-over': say('Đã trả kết quả', 'The result was handed over'),
      refused: say('Bị từ chối', 'Refused'),
      stopped: say('Đã rút hoặc dừng', 'Withdrawn or stopped'),
    };
    return outcomes[phase.outcome];
  }
  if (phase.kind === 'awaiting-supplement') return say('Chờ bạn bổ sung', 'Waiting for you');
  if (dossier.finishedAt !== null) return say('Đã có kết quả', 'The result is ready');
  return textIn(lang, stepOf(dossier, facts.procedure).name);
}

function whenDue(lang: Language, { phase, due, receivedAt, finishedAt }: Dossier): string {
  const say = sayIn(lang);
  const received = say('Nộp ngày {day}', 'Handed in on {day}', {
    day: formatDay(dayOf(receivedAt), lang),
  });
  if (phase.kind === 'closed' || finishedAt !== null || due.at === null) return received;
  if (phase.kind === 'awaiting-supplement')
    return `${received}. ${say('Thời hạn tạm dừng', 'The clock stands still')}`;
  return `${say('Hẹn trả', 'Due')} ${formatDateTimeWithWeekday(due.at, lang)}`;
}

/** What the identity provider says, and what the person gave as contact. */
function profile({ lang, citizen }: SignedInVisitor): Html {
  const say = sayIn(lang);
  const provider = say('Hệ thống định danh', 'Identity provider');
  const none = say('Chưa có', 'None');
  const { identityNumber, birthDate, phone, email, assurance, enterprise } = citizen;
  return summaryList({
    rows: [
      { key: say('Họ và tên', 'Name'), value: citizen.name, source: provider },
      {
        key: say('Số định danh', 'Personal number'),
        value: identityNumber ?? none,
        ...(identityNumber === null ? {} : { source: provider }),
      },
      {
        key: say('Ngày sinh', 'Date of birth'),
        value: birthDate === null ? none : formatBirthDate(birthDate),
        ...(birthDate === null ? {} : { source: provider }),
      },
      ...(enterprise === null
        ? []
        : [{ key: say('Mã số thuế', 'Tax code'), value: enterprise.taxCode, source: provider }]),
      { key: say('Điện thoại', 'Phone'), value: phone ?? none, action: change(lang, 'phone') },
      { key: say('Thư điện tử', 'E-mail'), value: email ?? none, action: change(lang, 'email') },
      {
        key: say('Mức độ định danh', 'Level of assurance'),
        value: assurance === 0 ? say('Không cho biết', 'Not told') : String(assurance),
      },
    ],
  });
}

const change = (lang: Language, what: 'phone' | 'email') => ({
  href: `${CONTACT}#${what}`,
  text: sayIn(lang)('Sửa', 'Change'),
  about:
    what === 'phone' ? sayIn(lang)('điện thoại', 'phone') : sayIn(lang)('thư điện tử', 'e-mail'),
});

/** Where phone and e-mail are changed. */
export const CONTACT = '/cong-dan/lien-lac';
