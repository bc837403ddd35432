import { strict as assert } from 'node:assert';
import { test } from 'node:test';
import { dayOf } from '#kernel/day.ts';
import { connectRegistries } from '#registries/connect.ts';
import { keepCall } from '#store/exchange-calls.ts';
import { readConnections } from '#store/report-figures.ts';
import { NO_DOSSIER } from '#store/write-batch.ts';
import { axisDocument } from './support/axis-samples.ts';
import { accountAt, systemNow } from './support/exchange-fixture.ts';
import { runSimulators } from './support/simulators.ts';
import { openTestStore } from './support/store-fixture.ts';

const BY_ITSELF = {
  dossierId: NO_DOSSIER,
  subject: 'system',
  agency: '000.00.00.H33',
  purpose: 'Thử',
  procedureCode: null,
  person: null,
};

test('the report counts what is exchanged, not how often the system asks whether anything waits', async (t) => {
  const simulators = await runSimulators();
  const { pool, close } = await openTestStore();
  t.after(close);
  const { axis, portal } = connectRegistries(
    accountAt(simulators),
    (party) => (record) => keepCall(pool, { ...record, party }),
    systemNow,
  );
  if (axis === null) assert.fail('no account at the axis');
  const connections = () => {
    const now = systemNow();
    return readConnections(pool, { from: dayOf(now), to: dayOf(now), now });
  };
  for (let round = 0; round < 3; round += 1) {
    await axis.waiting(BY_ITSELF);
    await portal.notices.waiting(BY_ITSELF);
  }
  assert.deepEqual(await connections(), []);
  await axis.send('131', { kind: 'document', document: axisDocument('131/BC') }, BY_ITSELF);
  assert.equal(await axis.isThere('131', BY_ITSELF), true);
  assert.deepEqual(await connections(), [{ party: 'document-axis', answers: 1 }]);
});
