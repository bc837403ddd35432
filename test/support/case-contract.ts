import { strict as assert } from 'node:assert';
import type { StepSystem } from '#dossier/deliveries.ts';
import { instantFromEpoch } from '#kernel/day.ts';
import type { CaseKey, StepRequest, StepService, StepStatus } from '#registries/step-service.ts';
import { type Contract, faultOf, openContract } from '#test/support/contract-target.ts';
import { lineContract, numberedErrorContract } from '#test/support/line-contract.ts';

/** What differs between the systems that do steps of dossiers. */
export interface CaseContractOptions {
  readonly system: StepSystem;
  /** A procedure of which the system does a step. */
  readonly procedure: string;
  /** The module of that procedure, as the envelope names it. */
  readonly module: string;
  /** Names of the services in their path. */
  readonly path: { readonly submit: string; readonly status: string };
  /** Stages that a case goes through, and a member of every result. */
  readonly stages?: readonly string[];
  readonly member: string;
  /** Members of the envelope in their order. */
  readonly envelope?: readonly string[];
  /** Members of the message that is declared. */
  readonly members: StepRequest['members'];
  readonly knowsSupplements?: boolean;
}

export interface CaseContract {
  readonly contract: Contract;
  readonly service: StepService;
  readonly newKey: (procedure?: string) => CaseKey;
  readonly requestOf: (key: CaseKey, changes?: Partial<StepRequest>) => StepRequest;
  /** Asks until the system has decided. */
  readonly decided: (key: CaseKey) => Promise<StepStatus>;
}

/** A name that no line must change: Vietnamese letters of every kind, and signs of markup. */
export const HARD_NAME = 'Đỗ Thị Hoàng Yến <b>&"Ữ Ẵ\u0301';

/** As the services have it that are spoken to like the civil-status service. */
const USUAL = {
  stages: ['received', 'eligible'],
  envelope: ['maDonVi', 'module', 'maTTHC', 'maHoSo', 'ngayTiepNhan', 'data', 'fileDinhKem'],
  knowsSupplements: true,
};

/** Opens a system that does steps, and holds it to what they all have in common. */
export async function openCaseContract(options: CaseContractOptions): Promise<CaseContract> {
  const contract = await openContract(options.system);
  const service = contract.registries.steps[options.system];
  const newKey = (procedure = options.procedure): CaseKey => ({
    code: `${contract.context.agency}-220621-${Math.floor(Math.random() * 1e9)}`,
    procedure,
    agency: contract.context.agency,
  });
  const requestOf = (key: CaseKey, changes: Partial<StepRequest> = {}): StepRequest => ({
    key,
    receivedAt: instantFromEpoch(Date.parse('2022-06-21T02:00:00Z')),
    applicant: {
      kind: 'citizen',
      name: 'Lâm Thị Mỹ Hạnh',
      identityNumber: '091185012345',
      birthDate: null,
      sex: 'female',
      address: '12 Trần Phú',
      phone: '0912345678',
      email: null,
      organisation: null,
    },
    concerned: { name: 'Lâm Gia Bảo', identityNumber: null, birthDate: '2022-06', sex: 'male' },
    members: options.members,
    files: [],
    ...changes,
  });
  const decided = async (key: CaseKey): Promise<StepStatus> => {
    for (let tries = 0; tries < 10; tries += 1) {
      const status = await service.statusOf(key, contract.context);
      if (status !== null && status.kind !== 'progress') return status;
    }
    return assert.fail('it was never decided');
  };
  const cases = { contract, service, newKey, requestOf, decided };
  const whole = { ...USUAL, ...options };
  holdToPlainWay(cases, whole);
  holdToRepeats(cases, whole);
  holdToWire(cases, whole);
  const sent = newKey();
  lineContract(contract, () => service.statusOf(sent, contract.context), 'json');
  numberedErrorContract(contract, () => service.statusOf(sent, contract.context), 'nothing');
  return cases;
}

function holdToPlainWay(
  cases: CaseContract,
  { stages, knowsSupplements }: Required<CaseContractOptions>,
): void {
  const { contract, service, newKey, requestOf, decided } = cases;
  const { context } = contract;
  contract.test('a case is not known before it was sent, and is afterwards', async () => {
    const key = newKey();
    assert.equal(await service.statusOf(key, context), null);
    await service.submit(requestOf(key), context);
    assert.notEqual(await service.statusOf(key, context), null);
  });
  contract.ordered('it goes through its stages to a result with its paper', async () => {
    const key = newKey();
    await service.submit(requestOf(key), context);
    for (const stage of stages) {
      const status = await service.statusOf(key, context);
      assert.ok(status?.kind === 'progress' && status.stage === stage, JSON.stringify(status));
    }
    const granted = await decided(key);
    assert.ok(granted.kind === 'granted');
    assert.notEqual(granted.result.number, '');
    const start = Buffer.from(granted.result.paper ?? assert.fail('no paper')).subarray(0, 5);
    assert.equal(start.toString('latin1'), '%PDF-');
  });
  contract.ordered('a refusal comes with its reason', async ({ order }) => {
    if (!knowsSupplements) return;
    for (const verdict of ['refused', 'supplement'] as const) {
      await order({ verdict });
      const key = newKey();
      await service.submit(requestOf(key), context);
      const status = await decided(key);
      assert.equal(status.kind, verdict);
      assert.notEqual(status.note, '');
    }
  });
}

function holdToRepeats(cases: CaseContract, { system }: Required<CaseContractOptions>): void {
  const { contract, service, newKey, requestOf } = cases;
  const { context } = contract;
  contract.test('a case that is sent twice is one case', async () => {
    const key = newKey();
    await service.submit(requestOf(key), context);
    await service.submit(requestOf(key), context);
    assert.notEqual(await service.statusOf(key, context), null);
  });
  contract.ordered(
    'a case whose answer was lost stands there: whoever asks first sends no second',
    async ({ order, simulators }) => {
      const key = newKey();
      await order({ lostAnswers: 1 });
      await faultOf(() => service.submit(requestOf(key), context));
      await order({});
      assert.notEqual(await service.statusOf(key, context), null);
      const kept = (await simulators.cases())[system]?.find(({ key: one }) => one === key.code);
      assert.equal(kept?.sent, 1);
    },
  );
}

function holdToWire(cases: CaseContract, options: Required<CaseContractOptions>): void {
  const { contract, service, newKey, requestOf } = cases;
  const { context } = contract;
  contract.ordered(
    'the envelope has its members in their order, and every letter arrives',
    async ({ last }) => {
      const key = newKey();
      const members = { ...options.members, [options.member]: HARD_NAME };
      await service.submit(requestOf(key, { members }), context);
      const { path, headers, body } = await last();
      assert.equal(path, options.path.submit);
      assert.equal(headers['content-type'], 'application/json');
      const sent = JSON.parse(body) as Record<string, unknown>;
      assert.deepEqual(Object.keys(sent), options.envelope);
      assert.deepEqual(
        [sent['maHoSo'], sent['maDonVi'], sent['ngayTiepNhan']],
        [key.code, key.agency, '20220621090000'],
      );
      if ('module' in sent) assert.equal(sent['module'], options.module);
      const plain = body
        .replaceAll('&lt;', '<')
        .replaceAll('&gt;', '>')
        .replaceAll('&amp;', '&')
        .replaceAll('&quot;', '\\\\\\"');
      assert.ok(/Đỗ Thị Hoàng Yến <b>&/.test(plain), body);
      await service.statusOf(key, context);
      const asked = await last();
      assert.equal(asked.path, options.path.status);
      assert.equal((JSON.parse(asked.body) as Record<string, unknown>)['maHoSo'], key.code);
    },
  );
}
