import { strict as assert } from 'node:assert';
import { test } from 'node:test';
import { repairByRegister } from '#names/register-match.ts';

const people = [
  { name: 'Nguyễn Thị Ánh', number: '091185000001', birthDate: '1985-03-02' },
  { name: 'Nguyễn Thế Anh', number: '091085000002', birthDate: '1985-03-02' },
  { name: 'Trần Văn Đức', number: '091085000003', birthDate: '1985-03-02' },
];
const known = { number: '091185000001', birthDate: '1985-03-02' };

test('by number and birth date a lost name is certain', () => {
  assert.deepEqual(repairByRegister({ text: 'Nguy?n Th? ?nh' }, known, people), {
    kind: 'certain',
    name: 'Nguyễn Thị Ánh',
    cause: 'question-marks',
  });
  const dropped = repairByRegister({ text: 'Nguyn Th nh' }, known, people);
  assert.deepEqual([dropped.kind, dropped.name], ['certain', 'Nguyễn Thị Ánh']);
});

test('another birth date or another name of the number makes nothing certain', () => {
  const other = { ...known, birthDate: '1985-03-03' };
  assert.equal(repairByRegister({ text: 'Nguy?n Th? ?nh' }, other, people).kind, 'uncertain');
  assert.equal(repairByRegister({ text: 'Ph?m Qu?c H?ng' }, known, people).kind, 'uncertain');
});

test('by birth date alone the people of that day are proposed, those first whom the text fits', () => {
  const repair = repairByRegister({ text: 'Tr?n V?n ??c' }, { ...known, number: '' }, people);
  assert.deepEqual([repair.kind, repair.name], ['uncertain', 'Trần Văn Đức']);
});

test('what was not broken is not looked up', () => {
  assert.deepEqual(repairByRegister({ text: 'Lê Thị Hoa' }, known, people), {
    kind: 'right',
    name: 'Lê Thị Hoa',
  });
});
