import { textAt } from '#catalogue/json-path.ts';
import type { CatalogueDraft } from '#store/catalogue-drafts.ts';
import { dataTable } from '#web/components/data-table.ts';
import { pane } from '#web/components/pane.ts';
import { tag } from '#web/components/tag.ts';
import { formatDateTime } from '#web/format.ts';
import { type Html, html } from '#web/html.ts';
import { sayIn } from '#web/language.ts';
import type { LawKind } from '#workbench/catalogue/law-kind.ts';
import { draftPath } from '#workbench/catalogue/paths.ts';
import type { OfficerRequest } from '#workbench/officer-request.ts';

/** What is being written of one kind, with its state; nothing where nothing is. */
export function draftList(
  { lang }: OfficerRequest,
  law: LawKind,
  drafts: readonly CatalogueDraft[],
): Html | null {
  const say = sayIn(lang);
  if (drafts.length === 0) return null;
  const body = dataTable({
    caption: say('Các bản nháp', 'All drafts'),
    captionHidden: true,
    columns: [
      { label: say('Tên', 'Name') },
      { label: say('Mã', 'Code') },
      { label: say('Tình trạng', 'State') },
      { label: say('Sửa lần cuối', 'Last changed') },
    ],
    rows: drafts.map((draft) => {
      const name = textAt(draft.body, [law.nameMember, lang]);
      return [
        html`<a href="${draftPath(draft.draftId)}">${name === '' ? say('(chưa đặt tên)', '(no name)') : name}</a>`,
        textAt(draft.body, ['code']),
        draft.state === 'editing'
          ? tag({ text: say('Đang soạn', 'Being written'), tone: 'neutral' })
          : tag({ text: say('Chờ duyệt', 'Awaits approval'), tone: 'info' }),
        formatDateTime(draft.editedAt, lang),
      ];
    }),
  });
  return pane({ id: 'drafts', title: say('Bản nháp', 'Drafts'), body });
}
