import { strict as assert } from 'node:assert';
import { test } from 'node:test';
import { askedChanges, versionState } from '#axis/asked-changes.ts';

const [US, OFFICE, POLICE] = ['H33', 'G22', 'G01'];
const note = (organ: string, told: string, ignored: string | null = null) => ({
  organ,
  told,
  ignored,
});

test('each answer belongs to what was asked last; what changed nothing counts for nothing', () => {
  const notes = [
    note(OFFICE, '01'),
    note(US, 'replace'),
    note(OFFICE, '16'),
    note(POLICE, '16'),
    note(POLICE, '15', 'out-of-order'),
    note(US, 'recall'),
    note(OFFICE, '15'),
  ];
  assert.deepEqual(askedChanges(notes, US), [
    { kind: 'replace', agreed: [], refused: [OFFICE, POLICE] },
    { kind: 'recall', agreed: [OFFICE], refused: [] },
  ]);
});

test('a version holds once a receiver agreed, and is refused once all have', () => {
  const after = (...told: readonly ReturnType<typeof note>[]) =>
    versionState(askedChanges([note(US, 'replace'), ...told], US), 2, 2);
  assert.equal(versionState([], 1, 2), 'holds');
  assert.equal(after(), 'awaited');
  assert.equal(after(note(OFFICE, '16')), 'awaited');
  assert.equal(after(note(OFFICE, '16'), note(POLICE, '16')), 'refused');
  assert.equal(after(note(OFFICE, '16'), note(POLICE, '15')), 'holds');
});
