import { nameMissing } from '#host/name-missing.ts';
import type { NoticeAccounts } from '#registries/connect-messengers.ts';

/** What reads single settings. */
interface SettingReader {
  readonly text: (name: string) => string | null;
  readonly url: (name: string, schemes: readonly string[]) => string | null;
}

const WEB = ['http', 'https'];

/** The accounts by which applicants are told; each is whole, or not there. */
export function readNoticeAccounts(read: SettingReader, wrong: string[]): NoticeAccounts {
  const mail = {
    SMTP_URL: read.url('SMTP_URL', ['smtp', 'smtps']),
    MAIL_FROM: read.text('MAIL_FROM'),
  };
  const sms = {
    SMS_URL: read.url('SMS_URL', WEB),
    SMS_TOKEN: read.text('SMS_TOKEN'),
    SMS_SENDER: read.text('SMS_SENDER'),
  };
  const zalo = {
    ZALO_URL: read.url('ZALO_URL', WEB),
    ZALO_TOKEN: read.text('ZALO_TOKEN'),
    ZALO_OA: read.text('ZALO_OA'),
    ZALO_TEMPLATE: read.text('ZALO_TEMPLATE'),
  };
  const isGiven = (settings: Readonly<Record<string, string | null>>): boolean => {
    if (Object.values(settings).every((value) => value === null)) return false;
    nameMissing(settings, wrong);
    return true;
  };
  if (
    mail.MAIL_FROM !== null &&
    !/^[^<>]*<[^\s@<>]+@[^\s@<>]+>$|^[^\s@<>]+@[^\s@<>]+$/.test(mail.MAIL_FROM)
  ) {
    wrong.push('MAIL_FROM must be an address, or a name and an address as Name <a@b.vn>');
  }
  return {
    mail: isGiven(mail) ? { url: mail.SMTP_URL ?? '', from: mail.MAIL_FROM ?? '' } : null,
    sms: isGiven(sms)
      ? { ...account(sms.SMS_URL, sms.SMS_TOKEN), sender: sms.SMS_SENDER ?? '' }
      : null,
    zalo: isGiven(zalo)
      ? {
          ...account(zalo.ZALO_URL, zalo.ZALO_TOKEN),
          officialAccount: zalo.ZALO_OA ?? '',
          template: zalo.ZALO_TEMPLATE ?? '',
        }
      : null,
  };
}

const account = (url: string | null, token: string | null) => ({
  url: (url ?? '').replace(/\/$/, ''),
  token: token ?? '',
});
