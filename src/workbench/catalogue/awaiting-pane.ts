import { textAt } from '#catalogue/json-path.ts';
import { type Bilingual, textIn, writtenIn } from '#kernel/bilingual.ts';
import { type CatalogueDraft, type DraftKind, listDrafts } from '#store/catalogue-drafts.ts';
import { readStaffNames } from '#store/staff.ts';
import { dataTable } from '#web/components/data-table.ts';
import { pane } from '#web/components/pane.ts';
import { tag } from '#web/components/tag.ts';
import { formatDateTime } from '#web/format.ts';
import { type Html, html } from '#web/html.ts';
import { sayIn } from '#web/language.ts';
import { say } from '#workbench/catalogue/field-makers.ts';
import { lawKinds } from '#workbench/catalogue/law-kind.ts';
import { draftPath } from '#workbench/catalogue/paths.ts';
import type { OfficerRequest } from '#workbench/officer-request.ts';

/** What is being written of all kinds, and who wrote it. */
export interface LawDrafts {
  readonly drafts: readonly CatalogueDraft[];
  /** Names of its writers, by subject. */
  readonly names: ReadonlyMap<string, string>;
}

export async function readLawDrafts({ services }: OfficerRequest): Promise<LawDrafts> {
  const ofKinds = await Promise.all(
    Object.values(lawKinds).map(({ kind }) => listDrafts(services.pool, kind)),
  );
  const drafts = ofKinds.flat();
  const subjects = drafts.flatMap(({ editedBy }) => editedBy);
  return { drafts, names: await readStaffNames(services.pool, subjects) };
}

/** Procedures and forms that await a second person, those first that this one may approve; null where none does. */
export function awaitingPane(on: OfficerRequest, { drafts, names }: LawDrafts): Html | null {
  const { lang } = on;
  const words = sayIn(lang);
  const isOwn = ({ editedBy }: CatalogueDraft): boolean => editedBy.includes(on.officer.subject);
  const awaiting = drafts
    .filter(({ state }) => state === 'submitted')
    .toSorted((a, b) => Number(isOwn(a)) - Number(isOwn(b)));
  if (awaiting.length === 0) return null;
  const body = dataTable({
    caption: words('Các bản chờ duyệt', 'All that await approval'),
    captionHidden: true,
    columns: [
      { label: words('Tên', 'Name') },
      { label: words('Loại', 'Kind') },
      { label: words('Mã', 'Code') },
      { label: words('Người soạn', 'Written by') },
      { label: words('Trình lúc', 'Submitted') },
      { label: words('Ai duyệt', 'Who approves') },
    ],
    rows: awaiting.map((draft) => [
      draftLink(on, draft),
      textIn(lang, KINDS[draft.kind]),
      textAt(draft.body, ['code']),
      draft.editedBy.map((subject) => names.get(subject) ?? subject).join(', '),
      formatDateTime(draft.editedAt, lang),
      isOwn(draft)
        ? words('Một quản trị viên khác', 'Another administrator')
        : tag({ text: words('Bạn duyệt được', 'You may approve'), tone: 'info' }),
    ]),
  });
  return pane({ id: 'awaiting', title: words('Chờ duyệt', 'Awaiting approval'), body });
}

export function draftLink({ lang }: OfficerRequest, draft: CatalogueDraft): Html {
  const name = textAt(draft.body, [lawKinds[draft.kind].nameMember, writtenIn(lang)]);
  return html`<a href="${draftPath(draft.draftId)}">${
    name === '' ? sayIn(lang)('(chưa đặt tên)', '(no name)') : name
  }</a>`;
}

export const KINDS: Readonly<Record<DraftKind, Bilingual>> = {
  procedure: say('Thủ tục', 'Procedure'),
  form: say('Biểu mẫu', 'Form'),
};
