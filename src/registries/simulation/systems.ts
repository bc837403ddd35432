import { NOTICE_CHANNELS } from '#dossier/notice-channel.ts';
import { NGSP_ERRORS } from '#registries/case/codec.ts';
import { simulateBudgetUnits } from '#registries/budget-units/simulator.ts';
import { simulateCivilStatus } from '#registries/civil-status/simulator.ts';
import { simulateCriminalRecord } from '#registries/criminal-record/simulator.ts';
import { simulateDocumentAxis } from '#registries/document-axis/simulator.ts';
import { simulateEducation } from '#registries/education/simulator.ts';
import { simulateEnterpriseRegistration } from '#registries/enterprise-registration/simulator.ts';
import { simulateHealthInsurance } from '#registries/health-insurance/simulator.ts';
import { simulateInterlinking } from '#registries/interlinking/simulator.ts';
import { simulateLabour } from '#registries/labour/simulator.ts';
import {
  POPULATION_LIST,
  simulatePopulationList,
} from '#registries/national-population/simulated-list.ts';
import { simulateNationalPopulation } from '#registries/national-population/simulator.ts';
import { simulateNationalPortal } from '#registries/national-portal/simulator.ts';
import {
  type PaymentSystem,
  type SimulatedPartner,
  simulatePayments,
} from '#registries/payment/simulator.ts';
import { simulatePost } from '#registries/postal/simulator.ts';
import { noticeChanges } from '#registries/national-portal/simulated-notices.ts';
import { simulateResidence } from '#registries/residence/simulator.ts';
import { jsonAnswer } from '#registries/simulation/faults.ts';
import type { SimulatedPerson } from '#registries/simulation/population.ts';
import type { SimulatedSystem } from '#registries/simulation/simulated-system.ts';
import { simulateSocialInsurance } from '#registries/social-insurance/simulator.ts';
import { simulateVaccination } from '#registries/vaccination/simulator.ts';

/** The systems behind the platform by the first part of their path; each misbehaves by itself. */
const BEHIND_PLATFORM = {
  csdldc: 'national-population',
  dvcqg: 'national-portal',
  hotich: 'civil-status',
  lltp: 'criminal-record',
  cutru: 'residence',
  bhxh: 'social-insurance',
  bhyt: 'health-insurance',
  laodong: 'labour',
  dkkd: 'enterprise-registration',
  dvqhns: 'budget-units',
  tiemchung: 'vaccination',
  giaoduc: 'education',
  thanhtoan: 'payment',
  dvclt: 'interlinking',
  vnpost: 'postal',
  vxp: 'document-axis',
} as const;
type BehindPlatform = (typeof BEHIND_PLATFORM)[keyof typeof BEHIND_PLATFORM];

/** The systems that can be told to misbehave. */
export const SIMULATED = [
  'lgsp',
  'remote-signing',
  ...NOTICE_CHANNELS,
  ...Object.values(BEHIND_PLATFORM),
] as const;
export type Simulated = (typeof SIMULATED)[number];

/** The system that a path leads to, or null. */
export function systemOfPath(path: string): BehindPlatform | null {
  const first = path.split('/')[0] ?? '';
  return Object.hasOwn(BEHIND_PLATFORM, first)
    ? BEHIND_PLATFORM[first as keyof typeof BEHIND_PLATFORM]
    : null;
}

/** All systems behind the platform over one population. */
export interface SimulatedSystems {
  readonly answers: Readonly<Record<BehindPlatform, SimulatedSystem>>;
  /** What systems hold, by the name under which the control shows it. */
  readonly holdings: Readonly<Record<string, () => unknown>>;
  /** The pages of the payment platform, on which a person plays the payer. */
  readonly visit: PaymentSystem['visit'];
  /** Makes what a system holds wrong, by the same name; answers whether there was such a thing. */
  readonly alterations: Readonly<Record<string, (order: unknown) => boolean>>;
  /** What can be made to happen in a system, by the name under which the control takes it. */
  readonly events: Readonly<Record<string, (body: string) => unknown>>;
  /** Ends every session and token, as a restart of the systems would. */
  readonly endSessions: () => void;
}

export function simulateSystems(
  people: readonly SimulatedPerson[],
  partner: SimulatedPartner,
): SimulatedSystems {
  const population = simulateNationalPopulation(people);
  const populationList = refusing(simulatePopulationList(people));
  const portal = simulateNationalPortal(people);
  const insurance = simulateHealthInsurance(people);
  const social = simulateSocialInsurance(people);
  const business = simulateEnterpriseRegistration(people);
  const payments = simulatePayments(partner);
  const interlinking = simulateInterlinking();
  const post = simulatePost();
  const axis = simulateDocumentAxis(partner.secret);
  const caseSystems = {
    'civil-status': simulateCivilStatus(people),
    'criminal-record': simulateCriminalRecord(),
    residence: simulateResidence(),
    labour: simulateLabour(),
    'social-insurance': social,
    'enterprise-registration': business,
  };
  const casesOf = () =>
    Object.fromEntries(
      Object.entries(caseSystems).map(([name, { cases }]) => [name, [...cases.values()]]),
    );
  return {
    answers: {
      'national-population': (request) =>
        request.path === POPULATION_LIST ? populationList(request) : population.answer(request),
      'national-portal': portal.answer,
      'civil-status': refusing(caseSystems['civil-status'].answer),
      'criminal-record': refusing(caseSystems['criminal-record'].answer),
      residence: refusing(caseSystems.residence.answer),
      labour: refusing(caseSystems.labour.answer),
      'social-insurance': refusing(social.answer),
      'health-insurance': insurance.answer,
      'enterprise-registration': refusing(business.answer),
      'budget-units': refusing(simulateBudgetUnits()),
      vaccination: refusing(simulateVaccination(people)),
      education: refusing(simulateEducation(people)),
      payment: payments.answer,
      interlinking: interlinking.answer,
      postal: post.answer,
      'document-axis': axis.answer,
    },
    holdings: {
      held: () => Object.fromEntries(portal.held),
      promotions: () => Object.fromEntries(portal.notices.held),
      cases: casesOf,
      payments: () => Object.fromEntries(payments.payments),
      interlinked: () => Object.fromEntries(interlinking.taken),
      'axis-documents': axis.held,
      parcels: () => [...post.parcels.values()],
      queries: () => population.log,
      people: () => people.slice(0, SHOWN),
    },
    visit: payments.visit,
    alterations: { held: portal.alter },
    events: {
      promotions: (body) => ({ code: portal.notices.file(noticeChanges(body)) }),
      axis: axis.happen,
    },
    endSessions: () => {
      portal.endSessions();
      insurance.endTokens();
      post.endTokens();
    },
  };
}

/** Answers with the error that is ordered, where one is, as the services of the platform write it. */
const refusing =
  (answer: SimulatedSystem): SimulatedSystem =>
  (request) => {
    const { refusal } = request.plan;
    if (refusal === '') return answer(request);
    return jsonAnswer({ errorCode: refusal, errorDescription: NGSP_ERRORS[refusal] ?? '' });
  };

/** People whom the control shows: enough for tests and for whoever tries the system out. */
const SHOWN = 200;
