import { type Bilingual, textIn } from '#kernel/bilingual.ts';
import { dayOf } from '#kernel/day.ts';
import { fold } from '#kernel/fold.ts';
import { err, ok, type Result } from '#kernel/result.ts';
import { findStaff, findStaffByUsername, readStaffAt, type StaffMember } from '#store/staff.ts';
import { roleLabels } from '#access/role.ts';
import type { Suggestion } from '#web/components/text-input.ts';
import type { OfficerRequest } from '#workbench/officer-request.ts';

/** How a colleague is written in the field of the stand-in: the name, and what tells namesakes apart. */
const written = ({ name, username }: StaffMember): string => `${name} (${username})`;

/** Those who may stand in most readily: at work in the agencies of the same unit. */
export async function deputySuggestions(
  { services, lang }: OfficerRequest,
  absent: StaffMember,
): Promise<readonly Suggestion[]> {
  const { agencies, agency, agencyName } = services.directory();
  const unit = agency(absent.agency)?.unitCode;
  const near = agencies.filter(({ unitCode }) => unitCode === unit).map(({ code }) => code);
  const staff = await readStaffAt(services.pool, near, dayOf(services.now()));
  const first = staff.toSorted(
    (a, b) => Number(b.agency === absent.agency) - Number(a.agency === absent.agency),
  );
  return first
    .filter(({ subject }) => subject !== absent.subject)
    .map((one) => ({
      value: written(one),
      text: `${textIn(lang, roleLabels[one.role])}, ${agencyName(one.agency, lang)}`,
    }));
}

const MOST_NAMESAKES = 5;

/**
 * The person at work that was typed: as suggested, by user name, or by a name with or without
 * diacritics that nobody else at work has.
 */
export async function findDeputy(
  { services }: OfficerRequest,
  typed: string,
): Promise<Result<StaffMember, Bilingual>> {
  const today = dayOf(services.now());
  const isAtWork = ({ validTo }: StaffMember): boolean => validTo === null || validTo > today;
  const username = /\(([^()]+)\)$/.exec(typed)?.[1] ?? typed;
  const known = await findStaffByUsername(services.pool, username);
  if (known !== null) return isAtWork(known) ? ok(known) : err(DEPUTY_UNKNOWN);
  const all = await findStaff(services.pool, typed, () => '');
  const named = all.filter((one) => isAtWork(one) && fold(one.name) === fold(typed));
  const [only] = named;
  if (only === undefined) return err(DEPUTY_UNKNOWN);
  return named.length === 1 ? ok(only) : err(namesakes(named));
}

function namesakes(staff: readonly StaffMember[]): Bilingual {
  const some = staff.slice(0, MOST_NAMESAKES).map(written).join('; ');
  return {
    vi: `Có ${staff.length} người cùng tên này. Gõ cả tên đăng nhập, ví dụ: ${some}.`,
    en: `${staff.length} people have this name. Add the user name, such as: ${some}.`,
  };
}

const DEPUTY_UNKNOWN = {
  vi: 'Không có cán bộ nào đang làm việc mang tên này. Gõ họ và tên hoặc tên đăng nhập như ở trang Cán bộ.',
  en: 'Nobody at work has this name. Type the name or user name as on the Staff page.',
};
