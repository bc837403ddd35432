import { err, ok, type Result } from '#kernel/result.ts';

export interface ReorganiseOptions {
  readonly plan: string;
  readonly apply: boolean;
  /** File into which the report is written as JSON, or null. */
  readonly report: string | null;
  /** What is left for the configuration, as `--data-dir DIR`. */
  readonly rest: readonly string[];
}

/** Reads the options of `mot-cua reorganise`; exactly one of --dry-run and --apply must be said. */
export function readReorganiseOptions(args: readonly string[]): Result<ReorganiseOptions, 'usage'> {
  const rest = [...args];
  const plan = takeValue(rest, '--plan');
  const report = takeValue(rest, '--report');
  const dryRun = takeFlag(rest, '--dry-run');
  const apply = takeFlag(rest, '--apply');
  if (plan === null || plan === '' || report === '' || dryRun === apply) return err('usage');
  return ok({ plan, apply, report, rest });
}

/** Takes an option and its value out of the arguments: null where it is absent, '' without value. */
function takeValue(args: string[], name: string): string | null {
  const at = args.indexOf(name);
  if (at === -1) return null;
  const [, value = ''] = args.splice(at, 2);
  return value.startsWith('--') ? '' : value;
}

function takeFlag(args: string[], name: string): boolean {
  const at = args.indexOf(name);
  if (at === -1) return false;
  args.splice(at, 1);
  return true;
}
