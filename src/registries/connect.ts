import { type StepSystem, STEP_SYSTEMS, type SystemParty } from '#dossier/deliveries.ts';
import type { Instant } from '#kernel/day.ts';
import { type BudgetUnits, budgetUnits } from '#registries/budget-units/adapter.ts';
import { civilStatus } from '#registries/civil-status/adapter.ts';
import {
  type CivilStatusRegister,
  civilStatusRegister,
} from '#registries/civil-status/register.ts';
import { criminalRecord } from '#registries/criminal-record/adapter.ts';
import { type DocumentAxis, documentAxis } from '#registries/document-axis/adapter.ts';
import type { AxisAccount } from '#registries/document-axis/axis-signature.ts';
import { type Education, education } from '#registries/education/adapter.ts';
import {
  type EnterpriseRegistration,
  enterpriseRegistration,
} from '#registries/enterprise-registration/adapter.ts';
import {
  type HealthInsurance,
  healthInsurance,
  type InsuranceAccount,
} from '#registries/health-insurance/adapter.ts';
import { type Interlinking, interlinking } from '#registries/interlinking/adapter.ts';
import { labour } from '#registries/labour/adapter.ts';
import { createPlatform, type Gateway, type KeepRecord } from '#registries/lgsp/gateway.ts';
import {
  PLAIN_POPULATION_ACCOUNT,
  type PopulationAccount,
} from '#registries/national-population/account.ts';
import {
  type NationalPopulation,
  nationalPopulation,
} from '#registries/national-population/adapter.ts';
import { type NationalPortal, nationalPortal } from '#registries/national-portal/adapter.ts';
import type { PortalAccount } from '#registries/national-portal/portal-call.ts';
import { paymentPlatform, type PaymentPlatform } from '#registries/payment/adapter.ts';
import type { PaymentAccount } from '#registries/payment/codec.ts';
import { type Post, post, type PostAccount } from '#registries/postal/adapter.ts';
import { residence } from '#registries/residence/adapter.ts';
import { type SocialInsurance, socialInsurance } from '#registries/social-insurance/adapter.ts';
import type { StepService } from '#registries/step-service.ts';
import { type Vaccination, vaccination } from '#registries/vaccination/adapter.ts';

/** The account of the province at the integration platform, and at systems behind it that want their own. */
export interface PlatformAccount {
  readonly url: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** The services that are open to the province, each with the address of its own or null where it
   * stands below the platform's; null where all are, all below it. */
  readonly routes: Readonly<Record<string, string | null>> | null;
  readonly portal: PortalAccount;
  /** At the national population database; null for a call behind the platform like any other. */
  readonly population: PopulationAccount | null;
  /** Of the health-insurance gateway; null where the province has none. */
  readonly insurance: Omit<InsuranceAccount, 'now'> | null;
  /** Of the payment platform; null where the province has none. */
  readonly payment: PaymentAccount | null;
  /** Of the post; null where the province has none. */
  readonly post: PostAccount | null;
  /** At the document axis; null where the province has none. */
  readonly axis: AxisAccount | null;
}

/** The outside systems behind their adapters. */
export interface Registries {
  readonly population: NationalPopulation;
  readonly portal: NationalPortal;
  /** Systems that do steps of dossiers. */
  readonly steps: Readonly<Record<StepSystem, StepService>>;
  readonly civilStatus: CivilStatusRegister;
  readonly socialInsurance: SocialInsurance;
  /** Null where the province has no account there. */
  readonly healthInsurance: HealthInsurance | null;
  readonly enterpriseRegistration: EnterpriseRegistration;
  readonly budgetUnits: BudgetUnits;
  readonly vaccination: Vaccination;
  readonly interlinking: Interlinking;
  readonly education: Education;
  /** Null where the province has no account there. */
  readonly payment: PaymentPlatform | null;
  /** The same. */
  readonly post: Post | null;
  /** The same. */
  readonly axis: DocumentAxis | null;
  /** Those that are open to the province. */
  readonly connected: ReadonlySet<SystemParty>;
}

/** First part of the path of each party's services behind the platform. */
const SERVICES: Readonly<Record<SystemParty, string>> = {
  'national-portal': 'dvcqg',
  'national-population': 'csdldc',
  'civil-status': 'hotich',
  'criminal-record': 'lltp',
  residence: 'cutru',
  'social-insurance': 'bhxh',
  labour: 'laodong',
  'enterprise-registration': 'dkkd',
  'health-insurance': 'bhyt',
  'budget-units': 'dvqhns',
  vaccination: 'tiemchung',
  education: 'giaoduc',
  payment: 'thanhtoan',
  interlinking: 'dvclt',
  postal: 'vnpost',
  'document-axis': 'vxp',
};

/** All adapters of an account; `keepOf` tells where each party's calls are kept. */
export function connectRegistries(
  account: PlatformAccount,
  keepOf: (party: SystemParty) => KeepRecord,
  now: () => Instant,
): Registries {
  const routes = Object.entries(account.routes ?? {}).flatMap(([service, address]) =>
    address === null ? [] : [[service, address] as const],
  );
  const population = account.population ?? PLAIN_POPULATION_ACCOUNT;
  const { signature } = population;
  const platform = createPlatform({
    baseUrl: account.url,
    clientId: account.clientId,
    clientSecret: account.clientSecret,
    routes: new Map(routes),
    signatures: new Map(signature === null ? [] : [[SERVICES['national-population'], signature]]),
    now,
  });
  const gatewayOf = (party: SystemParty): Gateway => platform(keepOf(party));
  const social = socialInsurance(gatewayOf('social-insurance'));
  const business = enterpriseRegistration(gatewayOf('enterprise-registration'));
  return {
    population: nationalPopulation(gatewayOf('national-population'), population),
    portal: nationalPortal(gatewayOf('national-portal'), account.portal),
    steps: {
      'civil-status': civilStatus(gatewayOf('civil-status')),
      'criminal-record': criminalRecord(gatewayOf('criminal-record')),
      residence: residence(gatewayOf('residence')),
      labour: labour(gatewayOf('labour')),
      'social-insurance': social.steps,
      'enterprise-registration': business.steps,
    },
    civilStatus: civilStatusRegister(gatewayOf('civil-status')),
    socialInsurance: social,
    healthInsurance:
      account.insurance === null
        ? null
        : healthInsurance(gatewayOf('health-insurance'), { ...account.insurance, now }),
    enterpriseRegistration: business,
    budgetUnits: budgetUnits(gatewayOf('budget-units')),
    vaccination: vaccination(gatewayOf('vaccination')),
    interlinking: interlinking(gatewayOf('interlinking')),
    education: education(gatewayOf('education')),
    payment:
      account.payment === null ? null : paymentPlatform(gatewayOf('payment'), account.payment),
    post: account.post === null ? null : post(gatewayOf('postal'), account.post, now),
    axis:
      account.axis === null ? null : documentAxis(gatewayOf('document-axis'), account.axis, now),
    connected: connectedOf(account),
  };
}

function connectedOf(account: PlatformAccount): ReadonlySet<SystemParty> {
  const { routes, insurance, payment, post: ownPost, axis } = account;
  const parties = Object.keys(SERVICES) as SystemParty[];
  return new Set(
    parties.filter(
      (party) =>
        (routes === null || Object.hasOwn(routes, SERVICES[party])) &&
        (party !== 'health-insurance' || insurance !== null) &&
        (party !== 'payment' || payment !== null) &&
        (party !== 'postal' || ownPost !== null) &&
        (party !== 'document-axis' || axis !== null),
    ),
  );
}

/** Names by which `LGSP_ROUTES` calls the services. */
export const SERVICE_NAMES: readonly string[] = Object.values(SERVICES);

/** The systems of an account that do steps, and are connected. */
export const connectedSteps = ({ connected }: Registries): readonly StepSystem[] =>
  STEP_SYSTEMS.filter((system) => connected.has(system));
