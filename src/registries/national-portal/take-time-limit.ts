import type { Procedure } from '#catalogue/procedure.ts';
import { fold } from '#kernel/fold.ts';
import type { NationalProcedure } from '#registries/national-portal/catalogue-codec.ts';
import type { Taken } from '#registries/national-portal/unread.ts';

type TimeLimit = Procedure['timeLimit'];

/** Units as the national database writes them; any other word stands for a rule in words. */
const UNITS: Readonly<Record<string, 'WORKING_DAY' | 'DAY' | 'HOUR' | 'MONTH'>> = {
  'ngay lam viec': 'WORKING_DAY',
  ngay: 'DAY',
  'gio lam viec': 'HOUR',
  thang: 'MONTH',
};

/**
 * The national time limit, where all ways of filing have the same and it is a number of known units.
 * A rule in words ("trong ngày, nhận sau 15 giờ thì ngày làm việc tiếp theo") is for a person to read.
 */
export function takeTimeLimit(procedure: Procedure, national: NationalProcedure): Taken {
  const times = national.methods.flatMap((method) => method.times);
  const texts = [
    ...new Set(
      times.map(({ quantity, unit, note }) =>
        [quantity, unit, note].filter((part) => part !== '').join(' '),
      ),
    ),
  ].filter((text) => text !== '');
  if (texts.length === 0) return { procedure, unread: [] };
  const limits = new Set(times.map(({ quantity, unit }) => `${quantity} ${fold(unit)}`));
  const [time] = times;
  const unit = UNITS[fold(time?.unit ?? '')];
  const quantity = time?.quantity ?? '';
  if (limits.size !== 1 || unit === undefined || !/^[1-9]\d{0,3}$/.test(quantity)) {
    return { procedure, unread: [{ field: 'timeLimit', national: texts.join('; ') }] };
  }
  const { timeLimit } = procedure;
  if (isSame(timeLimit, unit, Number(quantity))) return { procedure, unread: [] };
  return {
    procedure: {
      ...procedure,
      timeLimit: { unit, quantity: Number(quantity), basis: timeLimit.basis },
    },
    // The new number is read for certain; that the old basis still carries it is not.
    unread: [{ field: 'timeLimit.basis', national: texts.join('; ') }],
  };
}

const isSame = (limit: TimeLimit, unit: TimeLimit['unit'], quantity: number): boolean =>
  'quantity' in limit && limit.unit === unit && limit.quantity === quantity;
