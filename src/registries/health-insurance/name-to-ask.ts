import { type Known, repairByRegister, type RegisteredPerson } from '#names/register-match.ts';
import { type Repair, repairName } from '#names/repair-name.ts';

/** Who has a number, by a register that knows; null where there is nobody or it does not answer. */
export type AskRegister = () => Promise<RegisteredPerson | null>;

/**
 * The name by which a card is asked for: the gateway compares it letter by letter, and readers break it.
 * By number and birth date first: where the name is broken, the register that knows the number is asked.
 */
export async function nameToAsk(text: string, known: Known, ask: AskRegister): Promise<Repair> {
  const alone = repairName({ text });
  return alone.kind === 'right' ? alone : nameByNumber(text, known, ask);
}

/** The same of a name that looked right, after the gateway said that it is another (060, 061). */
export async function nameByNumber(text: string, known: Known, ask: AskRegister): Promise<Repair> {
  const person = await ask();
  return repairByRegister({ text }, known, person === null ? [] : [person]);
}

/** Codes of the gateway for a name that differs. */
export const NAME_DIFFERS: ReadonlySet<string> = new Set(['060', '061']);
