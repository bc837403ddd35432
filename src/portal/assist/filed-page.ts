import { textIn } from '#kernel/bilingual.ts';
import { assisted } from '#access/citizen.ts';
import type { AssistantVisitor } from '#portal/assist/assistant-route.ts';
import { ASSIST } from '#portal/assist/paths.ts';
import { type OwnDossierVisitor, withDossier } from '#portal/citizen/own-dossier-visitor.ts';
import { whereItStands } from '#portal/citizen/home-page.ts';
import { sendCitizenPage } from '#portal/citizen/visitor.ts';
import { backLink } from '#web/components/back-link.ts';
import { notice } from '#web/components/notice.ts';
import { printButton } from '#web/components/print-button.ts';
import { summaryList } from '#web/components/summary-list.ts';
import { formValues, one } from '#web/form-values.ts';
import { formatDateTimeWithWeekday, formatMoney } from '#web/format.ts';
import { type Html, html } from '#web/html.ts';
import { sayIn } from '#web/language.ts';

/**
 * A slip for whom it was filed. Whoever helped sees no more of it: the code, where it stands, and when
 * it is due; the rest is its applicant's.
 */
export const showFiled = (on: AssistantVisitor): Promise<unknown> =>
  withDossier(on, assisted, sendSlip);

async function sendSlip(on: OwnDossierVisitor): Promise<unknown> {
  const { services, lang, request, history, facts } = on;
  const say = sayIn(lang);
  const { dossier } = history;
  const { received, due } = dossier;
  const rows = [
    { key: say('Mã hồ sơ', 'Dossier'), value: html`<b>${dossier.code}</b>` },
    { key: say('Người nộp', 'Applicant'), value: dossier.applicant.name },
    { key: say('Việc', 'What'), value: textIn(lang, facts.procedure.name) },
    {
      key: say('Nơi nộp', 'Filed with'),
      value: services.directory().agencyName(received.desk, lang),
    },
    { key: say('Tình trạng', 'State'), value: whereItStands(lang, dossier, facts) },
    {
      key: say('Hẹn trả kết quả', 'Due'),
      value:
        due.at === null
          ? say('Không quy định', 'No time limit')
          : formatDateTimeWithWeekday(due.at, lang),
    },
    {
      key: say('Tiền phải nộp', 'To pay'),
      value:
        received.fee === 0
          ? say('Không', 'None')
          : `${formatMoney(received.fee, lang)} (${say('nộp tại nơi nộp, hoặc người nộp đăng nhập để nộp', 'at the desk, or by the applicant signed in')})`,
    },
  ];
  return sendCitizenPage(on, {
    title: dossier.code,
    current: ASSIST,
    body: html`${backLink({ href: ASSIST, text: say('Giúp người khác', 'Helping others') })}
<div class="big">${one(formValues(request.query), 'moi') === '1' ? filed(on) : null}
<h1>${textIn(lang, facts.procedure.shortName)}</h1>${summaryList({ rows })}</div>
<p>${say('Tra cứu tại {address}/tra-cuu bằng mã hồ sơ và bốn số cuối của số định danh hoặc điện thoại.', 'Follow it at {address}/tra-cuu by the code and the last four digits of the personal number or the phone.', { address: services.publicUrl })}</p>
${printButton(lang)}`,
  });
}

const filed = ({ lang }: OwnDossierVisitor): Html =>
  notice({
    lang,
    tone: 'success',
    role: 'status',
    title: sayIn(lang)('Đã nộp hồ sơ', 'Filed'),
    body: sayIn(lang)(
      'Ghi mã hoặc in trang này, rồi đưa cho người nộp.',
      'Write down the code or print this page, and give it to the applicant.',
    ),
  });
