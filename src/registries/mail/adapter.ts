import { createTransport } from 'nodemailer';
import type { Instant } from '#kernel/day.ts';
import type { CallRecord, KeepRecord } from '#registries/lgsp/gateway.ts';
import { isNobodyThere, letterOf, mailFault, smtpFault } from '#registries/mail/codec.ts';
import type { MessageState, Messenger } from '#registries/messenger.ts';
import type { RegistryFault } from '#registries/registry-fault.ts';

export interface MailAccount {
  /** `smtp://user:password@host:port`, or `smtps://…` where TLS comes first. */
  readonly url: string;
  /** `Một cửa tỉnh … <motcua@…gov.vn>`. */
  readonly from: string;
}

const CONNECT_MS = 10_000;
const SILENCE_MS = 30_000;

/**
 * The province's mail server. A server cannot be asked what it took over: a letter of which the
 * answer was lost is sent again, with the same Message-ID.
 */
export function mailServer(account: MailAccount, keep: KeepRecord, now: () => Instant): Messenger {
  const transport = createTransport({
    url: account.url,
    connectionTimeout: CONNECT_MS,
    greetingTimeout: CONNECT_MS,
    socketTimeout: SILENCE_MS,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return {
    send: async (message, context) => {
      const letter = letterOf(message, account.from);
      const at = now();
      const started = performance.now();
      const record = (
        outcome: CallRecord['outcome'],
        response: string | null,
        fault: RegistryFault | null,
      ): Promise<void> =>
        keep({
          ...context,
          at,
          service: 'SMTP',
          milliseconds: Math.round(performance.now() - started),
          outcome,
          status: fault?.status ?? null,
          faultCode: fault?.code ?? null,
          fault: fault?.message ?? null,
          request: JSON.stringify({
            messageId: letter.messageId,
            to: message.address,
            subject: letter.subject,
            text: letter.text,
          }),
          response,
        });
      try {
        const { response } = await transport.sendMail({ ...letter });
        await record('answered', JSON.stringify({ reply: response }), null);
        return { kind: 'sent', providerId: letter.messageId } satisfies MessageState;
      } catch (cause) {
        const fault = mailFault(cause);
        const reply = JSON.stringify({ reply: smtpFault(cause).text });
        await record(fault.code === 'refused' ? 'refused' : 'failed', reply, fault);
        if (!isNobodyThere(smtpFault(cause))) throw fault;
        return { kind: 'undeliverable', providerId: letter.messageId, why: fault.message };
      }
    },
    stateOf: null,
  };
}
