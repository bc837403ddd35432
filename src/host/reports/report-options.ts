import type { ReportRules } from '#catalogue/report-rules.ts';
import { parseTypedDay } from '#kernel/day.ts';
import { err, ok, type Result } from '#kernel/result.ts';
import { choiceKey, choicesOf, daysBetween, type Period, periodOf } from '#reports/period.ts';

/** What `mot-cua report FORM` is asked for. */
export interface ReportOptions {
  /** Code of one agency, a level, `all` agencies a line each, or null: the province by fields. */
  readonly of:
    | { readonly agency: string }
    | { readonly level: 'province' | 'district' | 'commune' | 'all' }
    | null;
  readonly period: Period;
  readonly out: string;
  readonly kind: 'xlsx' | 'pdf';
  /** What is left for the configuration, as `--data-dir DIR`. */
  readonly rest: readonly string[];
}

export const REPORT_USAGE = `[--agency CODE | --level province|district|commune|all]
       --from DAY --to DAY | --period t6/2022|q2/2022|h1/2022|9t/2022|nam/2022 [--cut-off lich|chot]
       --out FILE.xlsx|FILE.pdf [--data-dir DIR]`;

const LEVELS = ['province', 'district', 'commune', 'all'] as const;

/** Reads the options; the error says what is wrong with them. */
export function readReportOptions(
  args: readonly string[],
  { periods }: ReportRules,
): Result<ReportOptions, string> {
  const rest = [...args];
  const given = (name: string): string | null => takeValue(rest, name);
  const [agency, asLevel] = [given('--agency'), given('--level')];
  const level = LEVELS.find((one) => one === asLevel);
  if (agency !== null && asLevel !== null) return err('say --agency or --level, not both');
  if (asLevel !== null && level === undefined) return err(`--level is one of ${LEVELS.join(', ')}`);
  const key = given('--cut-off') ?? periods.cutOffs[0]?.key;
  const cutOff = periods.cutOffs.find((one) => one.key === key);
  if (cutOff === undefined) return err('there is no such --cut-off');
  const [named, from, to] = [given('--period'), given('--from'), given('--to')];
  const period =
    named === null
      ? twoDays(from ?? '', to ?? '')
      : namedPeriod(named, (choice) => periodOf(choice, cutOff));
  if (period === null) return err('--period, or --from and --to, say no period');
  const out = given('--out') ?? '';
  const kind = (['xlsx', 'pdf'] as const).find((one) => out.toLowerCase().endsWith(`.${one}`));
  if (kind === undefined) return err('--out names a file that ends in .xlsx or .pdf');
  const of = agency === null ? (level === undefined ? null : { level }) : { agency };
  return ok({ of, period, out, kind, rest });
}

function twoDays(from: string, to: string): Period | null {
  const [first, last] = [parseTypedDay(from), parseTypedDay(to)];
  if (!first.ok || !last.ok || last.value < first.value) return null;
  return daysBetween(first.value, last.value);
}

/** As `q2/2022`. */
function namedPeriod(
  text: string,
  made: (choice: ReturnType<typeof choicesOf>[number]) => Period,
): Period | null {
  const [key = '', year = ''] = text.split('/');
  if (!/^\d{4}$/.test(year)) return null;
  const choice = choicesOf(Number(year)).find((one) => choiceKey(one) === key);
  return choice === undefined ? null : made(choice);
}

/** Takes an option and its value out of the arguments; null where it is absent. */
function takeValue(args: string[], name: string): string | null {
  const at = args.indexOf(name);
  return at === -1 ? null : (args.splice(at, 2)[1] ?? '');
}
