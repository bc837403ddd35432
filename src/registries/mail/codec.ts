import type { NoticeMessage } from '#registries/messenger.ts';
import { escapeXml } from '#registries/read-xml.ts';
import { RegistryFault } from '#registries/registry-fault.ts';

/** A letter as the SMTP client takes it. */
export interface Letter {
  readonly from: string;
  readonly to: { readonly name: string; readonly address: string };
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  readonly messageId: string;
  readonly headers: Readonly<Record<string, string>>;
}

/**
 * The letter of a notice. Its Message-ID is that of the notice: where a server took it over and its
 * answer was lost, the second copy has the same, and a mailbox may show one of them.
 */
export function letterOf({ key, address, words }: NoticeMessage, from: string): Letter {
  const paragraphs = words.paragraphs.map((text) => `<p>${escapeXml(text)}</p>`).join('\n');
  return {
    from,
    to: { name: '', address },
    subject: words.subject,
    text: words.paragraphs.join('\n\n'),
    html: `<!DOCTYPE html><html lang="vi"><head><meta charset="utf-8"><title>${escapeXml(words.subject)}</title></head><body>\n${paragraphs}\n</body></html>`,
    messageId: `<${key}@${domainOf(from)}>`,
    // RFC 3834: nobody's holiday notice answers it.
    headers: { 'Auto-Submitted': 'auto-generated' },
  };
}

const domainOf = (from: string): string => /@([^\s@<>]+)>?\s*$/.exec(from)?.[1] ?? 'localhost';

/** What an SMTP client throws, as far as it is looked at. */
interface SmtpFault {
  readonly code: string;
  readonly command: string;
  /** Reply of the server, such as 550; 0 where there was none. */
  readonly reply: number;
  readonly text: string;
}

export function smtpFault(fault: unknown): SmtpFault {
  const field = (name: string): unknown =>
    typeof fault === 'object' && fault !== null
      ? Object.entries(fault).find(([key]) => key === name)?.[1]
      : undefined;
  const textOf = (name: string): string => {
    const value = field(name);
    return typeof value === 'string' ? value : '';
  };
  const reply = field('responseCode');
  return {
    code: textOf('code'),
    command: textOf('command'),
    reply: typeof reply === 'number' ? reply : 0,
    text: textOf('response') || (fault instanceof Error ? fault.message : String(fault)),
  };
}

/**
 * Whether a server says that nobody is at the address: 5xx to RCPT TO (RFC 5321), unless its enhanced
 * code says that it is a matter of policy (5.7.x of RFC 3463), which is ours to put right.
 */
export const isNobodyThere = ({ command, reply, text }: SmtpFault): boolean =>
  command.startsWith('RCPT') && reply >= 500 && !/\b5\.7\.\d/.test(text);

/** The fault of a line or server: 4xx is tried again (greylisting), 421 and no answer are outages. */
export function mailFault(fault: unknown): RegistryFault {
  const { code, command, reply, text } = smtpFault(fault);
  const of = { status: reply === 0 ? null : reply, cause: fault };
  if (code === 'EAUTH' || code === 'ENOAUTH' || command.startsWith('AUTH')) {
    return new RegistryFault('not-signed-in', text, of);
  }
  if (code === 'ETLS' || code === 'EREQUIRETLS') return new RegistryFault('certificate', text, of);
  if (reply === 421) return new RegistryFault('unreachable', text, of);
  if (reply >= 500) return new RegistryFault('refused', text, of);
  if (reply >= 400) return new RegistryFault('try-later', text, of);
  if (code === 'ETIMEDOUT') return new RegistryFault('timed-out', text, of);
  return new RegistryFault('unreachable', text, of);
}
