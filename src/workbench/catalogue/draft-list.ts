import { textAt } from '#catalogue/json-path.ts';
import type { DraftKind } from '#store/catalogue-drafts.ts';
import { dataTable } from '#web/components/data-table.ts';
import { pane } from '#web/components/pane.ts';
import { formatDateTime } from '#web/format.ts';
import type { Html } from '#web/html.ts';
import { sayIn } from '#web/language.ts';
import { draftLink, type LawDrafts } from '#workbench/catalogue/awaiting-pane.ts';
import { draftState } from '#workbench/catalogue/draft-state.ts';
import type { OfficerRequest } from '#workbench/officer-request.ts';

/** What is being written of one kind and does not await approval yet; nothing where nothing is. */
export function draftList(
  on: OfficerRequest,
  kind: DraftKind,
  { drafts: all }: LawDrafts,
): Html | null {
  const { lang } = on;
  const say = sayIn(lang);
  const drafts = all.filter((draft) => draft.kind === kind && draft.state === 'editing');
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
    rows: drafts.map((draft) => [
      draftLink(on, draft),
      textAt(draft.body, ['code']),
      draftState(lang, draft),
      formatDateTime(draft.editedAt, lang),
    ]),
  });
  return pane({ id: 'drafts', title: say('Đang soạn', 'Being written'), body });
}
