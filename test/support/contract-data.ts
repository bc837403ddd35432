import { strict as assert } from 'node:assert';
import { readFileSync } from 'node:fs';
import type { PostalEnd } from '#dossier/postal-order.ts';
import type {
  ListedAgency,
  ListedField,
  ListedProcedure,
} from '#registries/national-portal/catalogue-codec.ts';
import type { PaymentOrder } from '#registries/payment/codec.ts';
import { insuranceCode, type SimulatedPerson } from '#registries/simulation/population.ts';
import { asHeldBy, WRONG_REGISTERS } from '#registries/simulation/wrong-records.ts';
import { DESK, HOME } from '#test/support/postal-fixture.ts';

export interface KnownPerson {
  readonly number: string;
  readonly name: string;
  /** `YYYY-MM-DD`. */
  readonly birthDate: string;
  readonly sex: 'male' | 'female';
}

/** An end of a parcel's way, with the codes that the post has for its province and district. */
export type KnownEnd = Pick<PostalEnd, 'name' | 'province' | 'address' | 'phone'> &
  Partial<Pick<PostalEnd, 'district'>>;

/** Addresses for notices; whoever has no mail server, or no provider for phones, leaves that out. */
export interface KnownAddresses {
  readonly mail?: string;
  /** A mobile number as `0…`, for SMS and Zalo. */
  readonly phone?: string;
}

/**
 * What is known to stand in the systems that are tested: people and records by which each is asked.
 * Of a real test system its operator says it, in a JSON file of this shape (docs/integrations); what
 * is left out there skips the tests that need it.
 */
export interface ContractData {
  /** Agency in whose name calls are made. */
  readonly agency: string;
  /** Somebody whom every register has as the population database does. */
  readonly person: KnownPerson;
  /** 12 digits that nobody has. */
  readonly nobody: string;
  /** Somebody with the mother, and the number by which an old card names them or the empty string. */
  readonly child: KnownPerson & {
    readonly oldNumber: string;
    readonly commune: string;
    readonly address: string;
    readonly mother: { readonly name: string; readonly number: string };
  };
  readonly insured: KnownPerson & {
    readonly code: string;
    readonly household: string;
    readonly members: number;
  };
  readonly enterprise: { readonly code: string; readonly representative: string };
  readonly householdBusiness: { readonly code: string; readonly ownerNumber: string };
  readonly budgetUnit: { readonly code: string; readonly name: string };
  /** Days `YYYY-MM-DD` between which there are injections, and somebody with a certificate. */
  readonly vaccination: { readonly from: string; readonly to: string; readonly certified: string };
  readonly schoolYear: string;
  /** A line of each list that the portal shares; it knows time, papers, result and law of the procedure. */
  readonly listedProcedure: ListedProcedure;
  readonly listedAgency: ListedAgency;
  readonly listedField: ListedField;
  /** A promotion notice that waits at the portal: it is read, and never taken. */
  readonly promotion: {
    readonly code: string;
    readonly procedure: string;
    readonly taxCode: string;
  };
  /** Ends between which parcels are really ordered, and cancelled at once. */
  readonly parcel: { readonly desk: KnownEnd; readonly home: KnownEnd };
  /** A fee of which payments are really started; nobody pays them. */
  readonly fee: Pick<PaymentOrder, 'procedure' | 'payer' | 'amount'> & {
    readonly agencyName: string;
  };
  /** A payment that was paid in full: its MaThamChieu, and the instant when it was started. */
  readonly paid: {
    readonly reference: string;
    readonly startedAt: string;
    readonly amount: number;
  };
  /** Whoever tests: notices are really sent to them, and to nobody else. */
  readonly recipients: KnownAddresses;
  /** Addresses at which nobody is, and of which mail server and providers know so at once. */
  readonly nobodyAt: KnownAddresses;
}

/** The data of a real test system, from the file that its operator wrote. */
export const readContractData = (path: string): Partial<ContractData> =>
  JSON.parse(readFileSync(path, 'utf8')) as Partial<ContractData>;

/** What the simulators hold of their invented people. */
export function simulatedContractData(people: readonly SimulatedPerson[]): ContractData {
  const isRight = (person: SimulatedPerson): boolean =>
    person.birthDate.length === 10 &&
    person.diedOn === null &&
    !person.number.endsWith('00') &&
    WRONG_REGISTERS.every((register) => asHeldBy(register, person) === person);
  const right = people.filter(isRight);
  const nameOf = (number: string): string =>
    people.find((person) => person.number === number)?.name ?? assert.fail(number);
  const child = right.find(({ mother, oldNumber }) => mother !== null && oldNumber !== '');
  const [person = assert.fail()] = right;
  assert.ok(child !== undefined && child.mother !== null);
  const heads = people.filter(({ number, householder }) => number === householder);
  const [head = assert.fail()] = heads;
  return {
    agency: '000.01.40.H33',
    person,
    nobody: '091000000000',
    child: { ...child, mother: { number: child.mother, name: nameOf(child.mother) } },
    insured: {
      ...person,
      code: insuranceCode(person),
      household: `HGD${person.householder.slice(3)}`,
      members: people.filter(({ householder }) => householder === person.householder).length,
    },
    enterprise: {
      code: `17${head.number.slice(4)}`,
      representative: asHeldBy('business', head).name,
    },
    householdBusiness: { code: `56${head.number.slice(4)}`, ownerNumber: head.number },
    budgetUnit: { code: '1090000', name: 'Trường Tiểu học Giả Lập 1' },
    vaccination: { from: '2021-09-01', to: '2021-12-31', certified: person.number },
    schoolYear: '2021-2022',
    listedProcedure: { code: '1.001193', name: 'Đăng ký khai sinh' },
    listedAgency: { code: '000.00.00.H33', name: 'Ủy ban nhân dân tỉnh Kiên Giang', level: '1' },
    listedField: { code: 'G15-TP07', name: 'Hộ tịch (tên giả lập)', sector: 'G15' },
    promotion: { code: 'G09-CHO-1', procedure: '2.000033', taxCode: '1700000009' },
    parcel: { desk: DESK, home: HOME },
    fee: {
      procedure: { code: '1.001612', name: 'Đăng ký thành lập hộ kinh doanh' },
      payer: { name: 'Lâm Thị Mỹ Hạnh', identityNumber: null, address: '12 Trần Phú' },
      amount: 100_000,
      agencyName: 'UBND thành phố Rạch Giá',
    },
    paid: { reference: 'DATRA1', startedAt: '2022-06-21T02:30:00.000Z', amount: 100_000 },
    recipients: { mail: 'nguoi-thu@vidu.vn', phone: '0933000001' },
    nobodyAt: { mail: 'khong-co@vidu.vn', phone: '0999123456' },
  };
}
