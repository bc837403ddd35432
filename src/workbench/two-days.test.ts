import { strict as assert } from 'node:assert';
import { test } from 'node:test';
import { readTwoDays } from '#workbench/two-days.ts';

test('two days are read as typed; what is wrong is told at its field, of both where both are wrong', () => {
  const fieldsOf = (tu: string, den: string): string =>
    readTwoDays({ tu, den })
      .errors.map(({ field }) => field)
      .join(' ');
  const { start, end, errors } = readTwoDays({ tu: '01/04/2022', den: '2022-06-30' });
  assert.deepEqual([start, end, errors], ['2022-04-01', '2022-06-30', []]);
  assert.equal(fieldsOf('01/04/2022', '01/04/2022'), '');
  assert.equal(fieldsOf('31/02/2022', '30/06/2022'), 'tu');
  assert.equal(fieldsOf('01/04/2022', 'hôm nay'), 'den');
  assert.equal(fieldsOf('01/04/2022', '31/03/2022'), 'den');
  assert.equal(fieldsOf('', ''), 'tu den');
});
