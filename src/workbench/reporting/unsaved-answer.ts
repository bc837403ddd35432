import { indicatorsOf, type Indicator } from '#reporting/indicator.ts';
import type { Typed } from '#reporting/read-answers.ts';
import { notice } from '#web/components/notice.ts';
import { pane } from '#web/components/pane.ts';
import { formatDateTime } from '#web/format.ts';
import { type Html, html } from '#web/html.ts';
import { sayIn } from '#web/language.ts';
import type { OfficerRequest } from '#workbench/officer-request.ts';
import type { AnswerView } from '#workbench/reporting/answer-view.ts';

/** What was typed on a page that was opened before somebody else changed the answer. */
export interface UnsavedAnswer {
  readonly typed: Typed;
  readonly reasons: Typed;
  /** Names of the files that came with it, by code. */
  readonly files: ReadonlyMap<string, readonly string[]>;
}

/** Says at the top that nothing was saved, and what to do now. */
export function unsavedNotice({ lang }: OfficerRequest, { reporter, ...view }: AnswerView): Html {
  const say = sayIn(lang);
  const { submittedAt } = reporter;
  const isClosed = view.campaign.stage.kind !== 'open';
  return notice({
    lang,
    tone: 'error',
    role: 'alert',
    id: 'chua-luu',
    title: say('Những gì bạn vừa ghi chưa được lưu.', 'What you typed was not saved.'),
    body: view.mayWrite
      ? say(
          'Người khác vừa sửa báo cáo này. Trong biểu là những gì bạn ghi, bên dưới là bản người khác vừa lưu: xem lại rồi lưu.',
          'Somebody else changed this report. The form has what you typed, below it is what they saved: look again, then save.',
        )
      : isClosed || submittedAt === null
        ? say(
            'Kỳ báo cáo đã khóa, không nhận nữa. Những gì bạn ghi ở cuối trang.',
            'The campaign is closed. What you typed is at the end of the page.',
          )
        : say(
            'Báo cáo đã được nộp lúc {at} từ trang khác; số liệu đã nộp ở dưới đây. Những gì bạn ghi khác với bản đã nộp ở cuối trang. Cần sửa thì đề nghị quản trị trả lại báo cáo.',
            'The report was submitted at {at} from another page; what was submitted is shown below. What you typed otherwise is at the end of the page. To change it, ask the administrator to return the report.',
            { at: formatDateTime(submittedAt, lang) },
          ),
  });
}

/** Where what was typed and what is stored differ: of an open form what is stored, else what was typed. */
export function unsavedPane(on: OfficerRequest, view: AnswerView, unsaved: UnsavedAnswer): Html {
  const say = sayIn(on.lang);
  const stored = view.draft;
  const lines = indicatorsOf(view.campaign.form).flatMap((indicator) => {
    const { code } = indicator;
    const mine = typedOf(indicator, unsaved, unsaved.files.get(code) ?? []);
    const theirs = typedOf(indicator, stored, []);
    if (mine === theirs) return [];
    return [{ name: indicator.name, shown: view.mayWrite ? theirs : mine }];
  });
  return pane({
    id: 'khac-nhau',
    title: view.mayWrite
      ? say('Bản người khác vừa lưu', 'What somebody else saved')
      : say('Bạn đã ghi, chưa được lưu', 'What you typed, not saved'),
    body:
      lines.length === 0
        ? html`<p>${say('Không khác bản đã lưu.', 'It is the same as what is saved.')}</p>`
        : html`<dl class="sum">${lines.map(
            ({ name, shown }) =>
              html`<div class="sum-r"><dt>${name}</dt><dd>${shown === '' ? '–' : shown}</dd></div>`,
          )}</dl>`,
  });
}

/** An answer in one line, with the reason of a number that is not the counted one. */
function typedOf(
  { code, kind }: Indicator,
  { typed, reasons }: Pick<UnsavedAnswer, 'typed' | 'reasons'>,
  files: readonly string[],
): string {
  if (kind === 'file') return files.join('; ');
  const reason = reasons[code] ?? '';
  const answer = typed[code] ?? '';
  return reason === '' ? answer : `${answer} (${reason})`;
}
