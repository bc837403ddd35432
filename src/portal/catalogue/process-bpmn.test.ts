import { strict as assert } from 'node:assert';
import { test } from 'node:test';
import { BpmnModdle } from 'bpmn-moddle';
import { processBpmn } from '#portal/catalogue/process-bpmn.ts';
import { procedures } from '#test/support/dossier-fixtures.ts';

test('the process of every procedure is read again without a warning, each step and flow once', async () => {
  const drawn = procedures.filter(({ steps }) => steps.length > 0);
  assert.ok(drawn.length > 0);
  for (const procedure of drawn) {
    const xml = await processBpmn(procedure);
    const { warnings, elementsById } = await new BpmnModdle().fromXML(xml);
    assert.deepEqual(warnings, [], procedure.code);
    const elements = Object.values(elementsById);
    const typed = (...types: string[]) => elements.filter(({ $type }) => types.includes($type));
    assert.equal(typed('bpmn:UserTask', 'bpmn:ServiceTask').length, procedure.steps.length);
    assert.equal(typed('bpmn:StartEvent').length, 1);
    assert.equal(typed('bpmn:EndEvent').length, 1);
    assert.equal(typed('bpmndi:BPMNEdge').length, typed('bpmn:SequenceFlow').length);
    for (const step of procedure.steps) {
      const task = elementsById[`n-${step.id}`];
      assert.ok(task !== undefined, step.id);
      assert.equal(task.get('incoming').length, 1, step.id);
      assert.equal(task.get('outgoing').length, 1, step.id);
      const lanes = typed('bpmn:Lane').filter((lane) => lane.get('flowNodeRef').includes(task));
      assert.equal(lanes.length, 1, `${step.id} stands in one lane`);
    }
  }
});
