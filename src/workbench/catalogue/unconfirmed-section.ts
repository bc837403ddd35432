import { say } from '#workbench/catalogue/field-makers.ts';
import type { SectionSpec } from '#workbench/catalogue/field-spec.ts';
import { placeOptions } from '#workbench/catalogue/place-options.ts';

/** The last page of the editor: which of what stands on the others no source confirms. */
export const unconfirmedSection = (others: readonly SectionSpec[]): SectionSpec => ({
  key: 'can-xac-nhan',
  title: say('Điều còn phải xác nhận', 'To be confirmed'),
  about: say(
    'Mỗi điều chưa có nguồn được nêu công khai kèm lý do.',
    'Whatever no source confirms is shown to everybody, with the reason.',
  ),
  fields: [],
  rows: {
    path: 'toBeConfirmed',
    kinds: [
      {
        row: say('Điều chưa xác nhận', 'Unconfirmed'),
        fields: [
          {
            path: 'field',
            label: say('Điều nào', 'What'),
            type: { kind: 'choice', options: placeOptions(others) },
          },
          {
            path: 'reason',
            label: say('Lý do', 'Reason'),
            type: { kind: 'bilingual', lines: 2 },
          },
        ],
        blank: { field: '', reason: { vi: '', en: '' } },
      },
    ],
  },
});
