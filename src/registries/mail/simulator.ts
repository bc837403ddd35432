import { once } from 'node:events';
import type { Socket } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import PostalMime from 'postal-mime';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';
import type { PlatformClient } from '#registries/lgsp/simulator.ts';
import type { FaultPlan } from '#registries/simulation/faults.ts';
import type { Mailbox } from '#registries/simulation/mailbox.ts';

export interface MailSimulatorOptions extends PlatformClient {
  readonly host: string;
  readonly port: number;
  readonly mailbox: Mailbox;
  /** How the server is to misbehave now. */
  readonly plan: () => FaultPlan;
  readonly random: () => number;
}

/** Addresses that begin so have no mailbox: by them somebody sees what happens then. */
const NO_MAILBOX = 'khong-co';

/**
 * A mail server that keeps what it gets in the mailbox of the simulators. A letter whose answer is to
 * be lost is kept, then the line breaks: as where a server dies after it took a letter over.
 */
export async function simulateMail(options: MailSimulatorOptions): Promise<() => Promise<void>> {
  const { host, port, plan, random } = options;
  const sockets = new Map<number, Socket>();
  const server = new SMTPServer({
    name: 'mail.gia-lap.example',
    banner: 'simulated',
    logger: false,
    disabledCommands: ['STARTTLS'],
    disableReverseLookup: true,
    onConnect: (_session, done) => {
      pause(plan().latency).then(
        () => done(),
        () => done(),
      );
    },
    onRcptTo: (address, _session, done) => {
      if (random() < plan().errors) return done(smtpError(451, '4.7.1 Greylisted (simulated)'));
      if (address.address.toLowerCase().startsWith(NO_MAILBOX)) {
        return done(smtpError(550, '5.1.1 No such mailbox (simulated)'));
      }
      done();
    },
    ...handlersOf(options, sockets),
  });
  server.on('error', () => undefined); // connections that the plan breaks off
  server.server.prependListener('connection', (socket: Socket) => {
    if (plan().isOut) return void socket.destroy();
    const from = socket.remotePort ?? 0;
    sockets.set(from, socket);
    socket.once('close', () => sockets.delete(from));
  });
  server.listen(port, host);
  await once(server.server, 'listening');
  return async () => {
    for (const socket of sockets.values()) socket.destroy();
    const closed = once(server.server, 'close');
    server.close();
    await closed;
  };
}

function handlersOf(
  { clientId, clientSecret, mailbox, plan, random }: MailSimulatorOptions,
  sockets: ReadonlyMap<number, Socket>,
): Pick<SMTPServerOptions, 'onAuth' | 'onData'> {
  return {
    onAuth: ({ username, password }, _session, done) =>
      username === clientId && password === clientSecret
        ? done(null, { user: username })
        : done(smtpError(535, '5.7.8 Authentication failed (simulated)')),
    onData: (stream, session, done) => {
      const keep = async (): Promise<void> => {
        const chunks: Buffer[] = [];
        for await (const chunk of stream) chunks.push(chunk);
        const letter = await PostalMime.parse(Buffer.concat(chunks));
        for (const { address } of session.envelope.rcptTo) {
          mailbox.add({
            channel: 'mail',
            key: letter.messageId ?? '',
            to: address,
            from: letter.from?.address ?? '',
            subject: letter.subject ?? '',
            text: letter.text ?? '',
            html: letter.html ?? '',
          });
        }
        if (random() < plan().lostAnswers) sockets.get(session.remotePort)?.destroy();
        else done(null, '2.0.0 Kept (simulated)');
      };
      keep().catch(done);
    },
  };
}

const smtpError = (responseCode: number, text: string): Error =>
  Object.assign(new Error(text), { responseCode });
