import { strict as assert } from 'node:assert';
import { openCaseContract } from '#test/support/case-contract.ts';

const { contract, service, newKey, requestOf } = await openCaseContract({
  system: 'labour',
  procedure: '1.001731',
  module: 'BAO_TRO_XA_HOI',
  path: { submit: 'laodong/nopHoSo', status: 'laodong/traTrangThaiHoSo' },
  member: 'hoTen',
  members: { hoTen: 'Lâm Văn Sáu' },
});

contract.ordered(
  'each procedure of funeral support asks for its own entitlement',
  async ({ last }) => {
    const modules = [];
    for (const procedure of ['1.001731', '1.014028', '2.002307', '2.002308', '1.014359']) {
      await service.submit(requestOf(newKey(procedure)), contract.context);
      modules.push((JSON.parse((await last()).body) as { module: string }).module);
    }
    assert.deepEqual(modules, [
      'BAO_TRO_XA_HOI',
      'HUU_TRI_XA_HOI',
      'CUU_CHIEN_BINH',
      'THANH_NIEN_XUNG_PHONG',
      'DAN_CONG_HOA_TUYEN',
    ]);
  },
);
