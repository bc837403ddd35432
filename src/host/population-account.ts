import { nameMissing } from '#host/name-missing.ts';
import {
  PLAIN_POPULATION_ACCOUNT,
  type PopulationAccount,
} from '#registries/national-population/account.ts';

/** `CSDLDC_…`: an account of our own at the national population database, and how calls are signed. */
export function readPopulationAccount(
  read: { readonly text: (name: string) => string | null },
  wrong: string[],
): PopulationAccount | null {
  const channel = read.text('CSDLDC_CHANNEL');
  const contact = { account: read.text('CSDLDC_ACCOUNT'), phone: read.text('CSDLDC_PHONE') };
  const signed = {
    CSDLDC_USER: read.text('CSDLDC_USER'),
    CSDLDC_SECRET: read.text('CSDLDC_SECRET'),
  };
  const { CSDLDC_USER: user, CSDLDC_SECRET: secret } = signed;
  if ([channel, contact.account, user, secret].every((value) => value === null)) return null;
  if (channel !== null && !/^\d{3}$/.test(channel))
    wrong.push('CSDLDC_CHANNEL must be three digits');
  if (user !== null || secret !== null) nameMissing(signed, wrong);
  return {
    channel: channel ?? PLAIN_POPULATION_ACCOUNT.channel,
    contact:
      contact.account === null ? null : { account: contact.account, phone: contact.phone ?? '' },
    signature:
      user === null || secret === null
        ? null
        : {
            user,
            secret,
            client: read.text('CSDLDC_ROAD_CLIENT') ?? '',
            apiKey: read.text('CSDLDC_API_KEY') ?? '',
          },
  };
}
