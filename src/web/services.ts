import type { Logger } from 'pino';
import type pg from 'pg';
import type { FurtherLanguage } from '#kernel/bilingual.ts';
import type { FormShelf } from '#eform/form-shelf.ts';
import type { Parts } from '#eform/form.ts';
import type { Catalogue } from '#catalogue/catalogue.ts';
import type { ReportRules } from '#catalogue/report-rules.ts';
import type { Party } from '#dossier/deliveries.ts';
import type { FeedbackRules } from '#feedback/feedback-rules.ts';
import type { Instant } from '#kernel/day.ts';
import type { AxisOrgan } from '#axis/axis-organs.ts';
import type { ReportOutline } from '#written-report/de-an-06/outline.ts';
import type { ContentStore } from '#documents/content-store.ts';
import type { UploadGate } from '#documents/upload-gate.ts';
import type { Trust } from '#documents/signing/trust.ts';
import type { VirusScanner } from '#documents/virus-scan.ts';
import type { CampaignTemplate } from '#reporting/campaign-template.ts';
import type { Registries } from '#registries/connect.ts';
import type { SendText } from '#registries/messenger.ts';
import type { TransferAccount } from '#registries/vietqr.ts';
import type { Directory } from '#store/directory.ts';
import type { ExchangeWatch } from '#store/exchange-watch.ts';
import type { RunCommand } from '#store/run-command.ts';
import type { World } from '#store/world.ts';
import type { Grounds } from '#vaccine-pass/judge-pass.ts';
import type { CitizenSessions } from '#web/citizen-session.ts';
import type { ResumableUploads } from '#web/resumable-uploads.ts';
import type { IdentityClient } from '#web/identity-client.ts';
import type { Sessions } from '#web/session.ts';
import type { TableInspection } from '#web/table-inspection.ts';

/** What every page may use; made once at start and handed to each route. */
export interface Services {
  readonly pool: pg.Pool;
  /** For reads that may lag a little: a replica where one is configured. */
  readonly readPool: pg.Pool;
  readonly world: () => World;
  readonly catalogue: () => Catalogue;
  readonly forms: () => FormShelf;
  /** The parts that come with the software: a form that is written is made of them. */
  readonly formParts: Parts;
  readonly directory: () => Directory;
  /** By when reports and suggestions are answered. */
  readonly feedbackRules: FeedbackRules;
  /** Campaigns of reports that ship, to begin from. */
  readonly campaignTemplates: readonly CampaignTemplate[];
  /** What reports take from the law. */
  readonly reportRules: ReportRules;
  /** Offices to which documents are sent over the document axis. */
  readonly axisOrgans: readonly AxisOrgan[];
  /** How the report on Đề án 06 is put together. */
  readonly reportOutline: ReportOutline;
  /** Has every process of this system read law, agencies and calendars again, after somebody changed them. */
  readonly refreshWorld: () => Promise<void>;
  readonly runCommand: RunCommand;
  readonly content: ContentStore;
  /** By which all files come in. */
  readonly uploadGate: UploadGate;
  /** Whom we believe about signatures; read anew each time. */
  readonly signatureTrust: () => Promise<Trust>;
  /** By what vaccine certificates are judged, but for the clock; read anew each time. */
  readonly passGrounds: () => Promise<Omit<Grounds, 'at'>>;
  /** Whether vaccine passports can be signed here. */
  readonly signsPasses: boolean;
  /** Reads an uploaded table to its end and says what is in it and what is wrong. */
  readonly inspectTable: (sha256: string) => Promise<TableInspection>;
  /** Null where none is configured. */
  readonly virusScanner: VirusScanner | null;
  /** Files that come in parts. */
  readonly uploads: ResumableUploads;
  /** The outside systems; null where none is connected, and what they are to be told waits. */
  readonly registries: Registries | null;
  /** The account to which fees are transferred; null where none is named. */
  readonly transferAccount: TransferAccount | null;
  /** Sends one text message at once; null where the province sends none. */
  readonly sendText: SendText | null;
  /** Languages of pages beside Vietnamese and English. */
  readonly furtherLanguages: readonly FurtherLanguage[];
  /** All who can be told something: systems and the ways to applicants. */
  readonly connected: ReadonlySet<Party>;
  /** How much waits for each outside system, and what waits for too long. */
  readonly exchangeWatch: ExchangeWatch;
  /** Full months for which the log of the exchange is kept. */
  readonly exchangeLogMonths: number;
  /** Who shows it may ask whose data were used; null lets nobody. */
  readonly usageToken: string | null;
  /** Systems that may ask what results people have, each by its own token. */
  readonly storeClients: readonly { readonly name: string; readonly token: string }[];
  /** Who shows it may have names repaired; null lets nobody. */
  readonly namesToken: string | null;
  readonly sessions: Sessions;
  readonly identity: IdentityClient;
  readonly citizens: CitizenSessions;
  /** By which citizens sign in; null where the province has no provider for them. */
  readonly citizenIdentity: IdentityClient | null;
  readonly now: () => Instant;
  /** Tools of a developer; null where the identity provider is a real one. */
  readonly development: Development | null;
  readonly log: Logger;
  /** Signs what a page must get back unchanged (uploads that a form carries along). */
  readonly formKey: string;
  readonly publicUrl: string;
}

/** What `/dev` works with. */
export interface Development {
  readonly clock: {
    /** Puts the system's clock to an instant; null sets it back to the machine's. */
    readonly moveTo: (instant: Instant | null) => Promise<void>;
    readonly isMoved: () => boolean;
  };
  /** The one password of all demo logins. */
  readonly password: string;
  /** Where the simulators show what they were sent; null where there are none. */
  readonly simulators: string | null;
}
