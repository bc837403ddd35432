import { type Bilingual, filled } from '#kernel/bilingual.ts';
import { dayOf, type Instant } from '#kernel/day.ts';
import { fold } from '#kernel/fold.ts';
import { err, ok, type Result } from '#kernel/result.ts';
import type { Agency } from '#catalogue/locality.ts';
import type { AgencyKind } from '#catalogue/agency-name.ts';
import { type Reminder, reminderTimes } from '#reporting/reminder-times.ts';
import type { AskedRecipient } from '#store/open-campaign.ts';
import { type Hamlet, readHamlets } from '#store/hamlets.ts';
import { readAnswers, type Recipient } from '#store/report-answers.ts';
import type { OfficerRequest } from '#workbench/officer-request.ts';
import { parentIn } from '#workbench/reporting/campaign-request.ts';

/** Kinds of agencies that report; desks are parts of theirs. `hamlet` are hamlets, `previous` whoever was asked last. */
export const RECIPIENT_KINDS = [
  'province-committee',
  'department',
  'provincial-police',
  'social-insurance',
  'district-committee',
  'district-police',
  'district-social-insurance',
  'commune-committee',
  'commune-police',
] as const satisfies readonly AgencyKind[];

export interface RecipientChoice {
  readonly kinds: ReadonlySet<string>;
  readonly hamlets: boolean;
  /** The round before it, whose recipients are asked again; null where they are not. */
  readonly previous: string | null;
  /** Codes or names, one a line. */
  readonly picked: string;
}

/** Who is asked by a choice, each once; the error names what of the picked is no agency. */
export async function chooseRecipients(
  on: OfficerRequest,
  choice: RecipientChoice,
): Promise<Result<readonly Recipient[], Bilingual>> {
  const directory = on.services.directory();
  const agencies = directory.agencies.filter(({ kind }) => kind !== 'one-stop-desk');
  const find = agencyFinder(agencies);
  const names = choice.picked.split(/\r\n|[\r\n]/).filter((line) => line.trim() !== '');
  const missing = names.filter((name) => find(name) === null);
  if (missing.length > 0) return err(noSuchAgency(missing.join('; ')));
  const chosen = [
    ...agencies.filter(({ kind }) => choice.kinds.has(kind)),
    ...names.flatMap((name) => find(name) ?? []),
  ].map((agency) => agencyRecipient(on, agency));
  const pool = on.services.pool;
  const before = choice.previous === null ? [] : await readAnswers(pool, choice.previous);
  const again = before.filter(({ agency }) => agencies.some(({ code }) => code === agency));
  const hamlets = choice.hamlets ? hamletRecipients(agencies, await readHamlets(pool)) : [];
  const all = [...chosen, ...again.map(recipientOf), ...hamlets];
  const once = [...new Map(all.map((one) => [one.recipient, one])).values()];
  return once.length === 0 ? err(NOBODY) : ok(once);
}

const recipientOf = ({ recipient, name, level, agency, above }: Recipient): Recipient => ({
  recipient,
  name,
  level,
  agency,
  above,
});

function agencyRecipient(on: OfficerRequest, { code, name, level }: Agency): Recipient {
  return { recipient: code, name: name.vi, level, agency: code, above: parentIn(on)(code) };
}

/** Hamlets of communes that have a committee, which answers for them. */
function hamletRecipients(
  agencies: readonly Agency[],
  hamlets: readonly Hamlet[],
): readonly Recipient[] {
  const committees = new Map(
    agencies
      .filter(({ kind }) => kind === 'commune-committee')
      .map(({ unitCode, code }) => [unitCode, code]),
  );
  return hamlets.flatMap(({ hamletId, commune, name }) => {
    const agency = committees.get(commune);
    if (agency === undefined) return [];
    return [{ recipient: hamletId, name, level: 'hamlet' as const, agency, above: agency }];
  });
}

/** By code, or by a name that one agency alone has. */
function agencyFinder(agencies: readonly Agency[]): (typed: string) => Agency | null {
  const byCode = new Map(agencies.map((agency) => [agency.code.toLowerCase(), agency]));
  const byName = Map.groupBy(agencies, ({ name }) => fold(name.vi));
  return (typed) => {
    const found = byName.get(fold(typed)) ?? [];
    return (
      byCode.get(typed.trim().toLowerCase()) ?? (found.length === 1 ? (found[0] ?? null) : null)
    );
  };
}

/** Recipients with when each is reminded, by the working days of who answers. */
export const withReminders = (
  on: OfficerRequest,
  recipients: readonly Recipient[],
  days: readonly number[],
  dueAt: Instant,
): readonly AskedRecipient[] =>
  recipients.map((one) => ({ ...one, reminders: remindersFor(on, one.agency, days, dueAt) }));

export const remindersFor = (
  on: OfficerRequest,
  agency: string,
  days: readonly number[],
  dueAt: Instant,
): readonly Reminder[] => {
  const calendar = on.services.world().calendarOf(agency, dayOf(dueAt));
  return reminderTimes(days, { dueAt, now: on.services.now() }, calendar);
};

const NOBODY: Bilingual = {
  vi: 'Chọn ít nhất một nhóm cơ quan, hoặc ghi tên cơ quan.',
  en: 'Choose a group of agencies, or name one.',
};
const noSuchAgency = (missing: string): Bilingual =>
  filled(
    'Không tìm thấy, hoặc có nhiều cơ quan cùng tên: {missing}. Ghi mã cơ quan.',
    'Not found, or several of one name: {missing}. Write the code.',
    { missing },
  );
