import type { FastifyReply } from 'fastify';
import { keptMarks } from '#portal/citizen/kept-marks.ts';
import { CITIZEN_SIGN_IN } from '#portal/citizen/paths.ts';
import { type CitizenPage, sendCitizenPage } from '#portal/citizen/visitor.ts';
import type { Language } from '#kernel/bilingual.ts';
import type { Filing } from '#portal/filing/filing.ts';
import { CHECK, draftPath } from '#portal/filing/paths.ts';
import type { FilingStep } from '#portal/filing/steps.ts';
import { notice } from '#web/components/notice.ts';
import { type Html, html } from '#web/html.ts';
import { sayIn } from '#web/language.ts';

/** Sends a page that the device of its person may keep, with what it then says of the line. */
export function sendDraftPage(
  filing: Filing,
  steps: readonly FilingStep[],
  page: CitizenPage,
): FastifyReply {
  const marks = keptMarks(filing);
  const { citizen, reply } = filing;
  if (marks.length === 0) {
    reply.header(KEEPS, JSON.stringify({ owner: [] }));
    return sendCitizenPage(filing, page);
  }
  const known = steps.map(({ id, isOpen }) => [id, isOpen]);
  // Without an account one signs in to file, and another confirms: both need the line.
  const mayFile = citizen !== null && filing.draft.helped === null;
  const pages = mayFile ? [...known, [CHECK, true]] : known;
  reply.header(KEEPS, JSON.stringify({ owner: marks, pages }));
  return sendCitizenPage(filing, {
    ...page,
    scripts: [...(page.scripts ?? []), 'kept.js'],
    body: html`<div id="kept-line" role="status" data-owner="${marks.join(' ')}">${lineWords(filing)}</div>${page.body}`,
  });
}

/** Tells the worker for whom it may keep the page, and which pages the draft has. */
const KEEPS = 'mot-cua-draft';

/** One of these is shown, as the line and what waits on the device are. */
function lineWords({ lang, draft, request }: Filing): Html {
  const say = sayIn(lang);
  const { page } = request.params as { readonly page?: string };
  const key = page === CHECK ? 'check' : 'others';
  const words = written.get(lang) ?? { check: commonLines(lang, CHECK), others: commonLines(lang) };
  written.set(lang, words);
  const check = draftPath(draft.draftId, CHECK);
  const signIn = `${CITIZEN_SIGN_IN}?tiep=${encodeURIComponent(check)}`;
  const stuck = html`${say('Chưa gửi được phần giữ trong máy: phiên đăng nhập đã hết, hoặc tài khoản này không có hồ sơ nháp này.', 'What is kept on this device could not be sent: the session has ended, or this account has no such draft.')} <a href="${signIn}">${say('Đăng nhập', 'Sign in')}</a>${say(' bằng tài khoản đã soạn, phần còn lại tự gửi. Nếu hồ sơ nháp đã bị xóa, hãy bắt đầu lại từ thủ tục.', ' with the account that prepared it and the rest sends itself. If the draft was deleted, start again from the procedure.')}`;
  return html`${words[key]}${line(lang, ['stuck', 'error', stuck])}`;
}

/** The words are the same on every draft and stand on every page of it: they are written once. */
const written = new Map<Language, Readonly<Record<'check' | 'others', Html>>>();

type Line = readonly [state: string, tone: 'warning' | 'success' | 'error', words: Html];

const line = (lang: Language, [state, tone, body]: Line): Html =>
  html`<div data-state="${state}" hidden>${notice({ lang, tone, body })}</div>`;

/** What is said of every draft; addresses in it go from one page of the draft to another. */
function commonLines(lang: Language, page?: typeof CHECK): Html {
  const say = sayIn(lang);
  const notListed =
    page === CHECK
      ? say(
          ' Bảng dưới đây chưa có những gì bạn điền khi mất mạng.',
          ' The list below has nothing yet of what you filled in without a line.',
        )
      : null;
  const count = html` <b data-count="">1</b> `;
  const lines: readonly Line[] = [
    [
      'offline',
      'warning',
      html`${say('Đang mất mạng. Cứ điền tiếp: những gì bạn gõ được giữ trong máy này, đã mã hóa, và tự gửi khi có mạng.', 'The line is down. Go on: what you type is kept on this device, encrypted, and sends itself when the line is back.')}${notListed}`,
    ],
    [
      'waiting',
      'warning',
      html`${say('Chưa gửi được vì mất mạng:', 'Not sent yet, the line is down:')}${count}${say('trang đang giữ trong máy này. Có mạng là tự gửi, đúng thứ tự; bạn cứ làm tiếp. Đừng đăng xuất trước khi gửi xong.', 'pages are kept on this device. They send themselves in order; go on. Do not sign out before.')}${notListed}`,
    ],
    [
      'filing',
      'warning',
      html`${say('Chưa nộp được vì mất mạng. Những trang đã điền và lệnh nộp đang giữ trong máy này, tự gửi khi có mạng. Bấm lại cũng chỉ thành một hồ sơ. Nộp xong, trang này mở hồ sơ của bạn.', 'Not filed yet, the line is down. What you filled in and your filing are kept on this device and send themselves. Pressing again makes no second dossier. Once filed, this page opens it.')}${notListed}`,
    ],
    [
      'sent',
      'success',
      html`${say('Đã có mạng. Những gì giữ trong máy đã gửi xong.', 'The line is back. What was kept on this device has been sent.')}`,
    ],
    [
      'refused',
      'error',
      html`${say('Chưa nộp được hồ sơ: còn chỗ thiếu hoặc sai.', 'Not filed: something is missing or wrong.')} <a href="${CHECK}">${say('Mở trang kiểm tra', 'Open the check')}</a>${say(', bấm “Nộp hồ sơ” để xem chỗ cần sửa.', ' and press “File” to see what.')}`,
    ],
  ];
  return html`${lines.map((one) => line(lang, one))}`;
}
