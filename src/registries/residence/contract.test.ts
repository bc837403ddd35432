import { strict as assert } from 'node:assert';
import { openCaseContract } from '#test/support/case-contract.ts';

const { contract, service, newKey, requestOf } = await openCaseContract({
  system: 'residence',
  procedure: '1.004222',
  module: 'THUONG_TRU',
  path: { submit: 'cutru/nopHoSo', status: 'cutru/traTrangThaiHoSo' },
  member: 'hoTen',
  members: { hoTen: 'Lâm Gia Bảo' },
});

contract.ordered('a removal is another module than a registration', async ({ last }) => {
  for (const [procedure, module] of [
    ['1.004222', 'THUONG_TRU'],
    ['1.003197', 'XOA_THUONG_TRU'],
    ['1.011733', 'XOA_THUONG_TRU'],
  ] as const) {
    await service.submit(requestOf(newKey(procedure)), contract.context);
    assert.equal((JSON.parse((await last()).body) as { module: string }).module, module);
  }
});
