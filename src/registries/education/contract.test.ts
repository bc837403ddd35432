import { strict as assert } from 'node:assert';
import { pullPages } from '#registries/pull-pages.ts';
import { openContract } from '#test/support/contract-target.ts';
import { lineContract, numberedErrorContract } from '#test/support/line-contract.ts';

const contract = await openContract('education');
const { context, registries } = contract;
const { page } = registries.education;
const NO_SUCH_YEAR = '1901-1902';

contract.about(
  'schoolYear',
  'the pupils of class 9 and of class 12 come page by page',
  async (schoolYear) => {
    for (const grade of [9, 12] as const) {
      const seen = new Set<string>();
      let count = 0;
      for await (const { content } of pullPages((at) => page({ grade, schoolYear }, at, context))) {
        for (const pupil of content.pupils) {
          assert.equal(pupil.grade, grade);
          assert.match(pupil.birthDate, /^\d{4}(-\d{2}){0,2}$/);
          assert.match(pupil.identityNumber, /^(\d{12})?$/, 'many have no number there');
          seen.add(pupil.id);
          count += 1;
        }
      }
      assert.ok(count > 0 && seen.size === count);
    }
  },
);

contract.test('a year without pupils has no pages', async () => {
  const pages = [];
  const asked = { grade: 9, schoolYear: NO_SUCH_YEAR } as const;
  for await (const pulled of pullPages((at) => page(asked, at, context))) pages.push(pulled);
  assert.deepEqual(pages, []);
});

contract.ordered('class, year, page and size go with each page', async ({ last }) => {
  await page({ grade: 12, schoolYear: '2021-2022' }, 3, context);
  const { path, body } = await last();
  assert.equal(path, 'giaoduc/danhSachHocSinh');
  assert.deepEqual(JSON.parse(body), { lop: 12, namHoc: '2021-2022', trang: 3, soBanGhi: 500 });
});

const first = () => page({ grade: 9, schoolYear: NO_SUCH_YEAR }, 1, context);
lineContract(contract, first, 'json');
numberedErrorContract(contract, first, 'refused');
