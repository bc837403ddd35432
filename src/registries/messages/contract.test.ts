import { strict as assert } from 'node:assert';
import { randomUUID } from 'node:crypto';
import { NOTICE_CHANNELS } from '#dossier/notice-channel.ts';
import type { NoticeAccounts } from '#registries/connect-messengers.ts';
import type { MessageState, NoticeMessage } from '#registries/messenger.ts';
import { type FaultCode, faultTexts, type RegistryFault } from '#registries/registry-fault.ts';
import { faultOf } from '#test/support/contract-target.ts';
import { openNoticeContract } from '#test/support/notice-contract.ts';
import type { RunningSimulators } from '#test/support/simulators.ts';

const contract = await openNoticeContract();
const { accounts, connect, context, records } = contract;
const CODE = `${context.agency}-220621-0001`;
const messageTo = (address: string, key = `${randomUUID()}.1.1`): NoticeMessage => ({
  key,
  kind: 'received',
  address,
  code: CODE,
  words: {
    subject: `Thử: đã tiếp nhận hồ sơ ${CODE}`,
    paragraphs: ['Kính gửi: Lâm <b>Hạnh</b>', `Tin thử: hồ sơ ${CODE} đã được tiếp nhận.`],
    brief: `Tin thử: hồ sơ ${CODE} đã được tiếp nhận.`,
    sms: `Tin thu: ho so ${CODE} da duoc tiep nhan.`,
  },
});
const receivedBy = async (simulators: RunningSimulators, address: string) =>
  (await simulators.mailbox()).filter(({ to }) => to === address);

async function wordedFaultOf(call: () => Promise<unknown>): Promise<RegistryFault> {
  const fault = await faultOf(call);
  assert.notEqual(faultTexts[fault.code].vi, '');
  return fault;
}

let phones = 0;
const newPhone = (): string => `0912${String((phones += 1)).padStart(6, '0')}`;

const isUnderWay = (state: MessageState | null | undefined): boolean =>
  state?.kind === 'sent' || state?.kind === 'delivered';

/** What must not be kept of the accounts: passwords and tokens. */
function secretsOf({ mail, sms, zalo }: NoticeAccounts): readonly string[] {
  const password = mail === null ? '' : decodeURIComponent(new URL(mail.url).password);
  return [password, sms?.token ?? '', zalo?.token ?? ''].filter((secret) => secret !== '');
}

/** The same accounts with a token that is none. */
const STRANGER: NoticeAccounts = {
  mail: null,
  sms: accounts.sms === null ? null : { ...accounts.sms, token: 'sai' },
  zalo: accounts.zalo === null ? null : { ...accounts.zalo, token: 'sai' },
};

for (const channel of NOTICE_CHANNELS) {
  contract.about(
    'recipients',
    channel,
    `${channel}: a message is taken and, where one can ask, known by its key; no secret is kept`,
    async ({ send, stateOf }, address) => {
      const message = messageTo(address);
      if (stateOf !== null) assert.equal(await stateOf(message.key, context), null);
      assert.ok(isUnderWay(await send(message, context)));
      if (stateOf !== null) assert.ok(isUnderWay(await stateOf(message.key, context)));
      assert.ok(records.every(({ outcome }) => outcome === 'answered'));
      const text = JSON.stringify(records);
      assert.ok(text.includes(CODE));
      for (const secret of secretsOf(accounts)) assert.ok(!text.includes(secret));
    },
  );

  contract.about(
    'nobodyAt',
    channel,
    `${channel}: an address at which nobody is is an end, not a fault`,
    async ({ send }, address) => {
      const state = await send(messageTo(address), context);
      assert.equal(state.kind, 'undeliverable', `${channel} ${address}`);
      assert.ok('why' in state && state.why !== '');
    },
  );
}

for (const channel of ['sms', 'zalo'] as const) {
  contract.about(
    'recipients',
    channel,
    `${channel}: a token that is not ours is an outage`,
    async (_, address) => {
      const stranger = connect(STRANGER).get(channel) ?? assert.fail(channel);
      const refused = await wordedFaultOf(() => stranger.send(messageTo(address), context));
      assert.deepEqual([refused.code, refused.isOutage], ['not-signed-in', true]);
    },
  );
}

contract.ordered(
  'a letter comes with its subject, its words as text and as HTML, and the id of the notice',
  async ({ simulators, messengerOf }) => {
    const message = messageTo('hanh@vidu.vn');
    const state = await messengerOf('mail').send(message, context);
    assert.equal(state.kind, 'sent');
    const [letter = assert.fail()] = await receivedBy(simulators, 'hanh@vidu.vn');
    assert.equal(letter.subject, message.words.subject);
    assert.equal(letter.from, 'mot-cua@example.vn');
    assert.equal(letter.key, `<${message.key}@example.vn>`);
    assert.equal(letter.text.trim(), message.words.paragraphs.join('\n\n'));
    assert.match(letter.html, /<p>Kính gửi: Lâm &lt;b&gt;Hạnh&lt;\/b&gt;<\/p>/);
  },
);

for (const channel of ['sms', 'zalo'] as const) {
  contract.ordered(
    `${channel}: a message is sent, asked about by its key, and arrives`,
    async ({ simulators, messengerOf }) => {
      const messenger = messengerOf(channel);
      assert.ok(messenger.stateOf !== null);
      const phone = newPhone();
      const message = messageTo(phone);
      assert.equal(await messenger.stateOf(message.key, context), null, 'nothing was sent yet');
      assert.equal((await messenger.send(message, context)).kind, 'sent');
      assert.equal((await messenger.stateOf(message.key, context))?.kind, 'sent');
      assert.equal((await messenger.stateOf(message.key, context))?.kind, 'delivered');
      const [one = assert.fail()] = await receivedBy(simulators, phone);
      const { sms, brief } = message.words;
      assert.equal(one.text, channel === 'sms' ? sms : brief);
    },
  );

  contract.ordered(
    `${channel}: a lost answer is found by the key`,
    async ({ simulators, messengerOf }) => {
      const messenger = messengerOf(channel);
      const phone = newPhone();
      const message = messageTo(phone);
      await simulators.order(channel, { lostAnswers: 1 });
      assert.equal(
        (await wordedFaultOf(() => messenger.send(message, context))).code,
        'unreachable',
      );
      await simulators.order(channel);
      assert.equal((await messenger.stateOf?.(message.key, context))?.kind, 'sent');
      assert.equal((await receivedBy(simulators, phone)).length, 1);
    },
  );

  contract.ordered(
    `${channel}: whatever a provider does is a worded fault`,
    async ({ simulators, messengerOf }) => {
      const cases: readonly (readonly [object, FaultCode, boolean])[] = [
        [{ isOut: true }, 'unreachable', true],
        [{ errors: 1 }, 'http-status', true],
        [{ webPages: 1 }, 'web-page', false],
        [{ rubbish: 1 }, 'wrong-encoding', false],
        [{ cutOff: 1 }, 'not-json', false],
      ];
      for (const [plan, code, isOutage] of cases) {
        await simulators.order(channel, plan);
        const fault = await wordedFaultOf(() =>
          messengerOf(channel).send(messageTo(newPhone()), context),
        );
        assert.deepEqual([fault.code, fault.isOutage], [code, isOutage], JSON.stringify(plan));
      }
    },
  );
}

contract.ordered('a landline is an address at which nobody is', async ({ messengerOf }) => {
  const state = await messengerOf('sms').send(messageTo('02973862000'), context);
  assert.equal(state.kind, 'undeliverable');
  assert.ok('why' in state && state.why !== '');
});

contract.ordered('a phone that stays switched off is an end too', async ({ messengerOf }) => {
  const messenger = messengerOf('sms');
  const message = messageTo('0998123456');
  await messenger.send(message, context);
  await messenger.stateOf?.(message.key, context);
  assert.equal((await messenger.stateOf?.(message.key, context))?.kind, 'failed');
});

contract.ordered(
  'a mail server that is busy is tried later, one that is down or knows us not is an outage',
  async ({ simulators, messengerOf }) => {
    const send = (messenger = messengerOf('mail')) =>
      messenger.send(messageTo('a@vidu.vn'), context);
    await simulators.order('mail', { errors: 1 });
    const busy = await wordedFaultOf(send);
    assert.deepEqual([busy.code, busy.status, busy.isOutage], ['try-later', 451, false]);
    await simulators.order('mail', { isOut: true });
    const down = await wordedFaultOf(send);
    assert.deepEqual([down.code, down.isOutage], ['unreachable', true]);
    await simulators.order('mail');
    const { mail } = simulators.notices;
    assert.ok(mail !== null);
    const none = { sms: null, zalo: null };
    const wrong = { ...mail, url: mail.url.replace(/:[^:@]+@/, ':sai@') };
    const stranger = connect({ mail: wrong, ...none }).get('mail');
    assert.equal((await wordedFaultOf(() => send(stranger))).code, 'not-signed-in');
    const nowhere = { ...mail, url: 'smtp://127.0.0.1:1' };
    const lost = connect({ mail: nowhere, ...none }).get('mail');
    assert.equal((await wordedFaultOf(() => send(lost))).code, 'unreachable');
  },
);

contract.ordered(
  'a letter whose answer was lost comes again under the same id, by which a mailbox knows it',
  async ({ simulators, messengerOf }) => {
    const message = messageTo('lap@vidu.vn');
    await simulators.order('mail', { lostAnswers: 1 });
    const fault = await wordedFaultOf(() => messengerOf('mail').send(message, context));
    assert.equal(fault.code, 'unreachable');
    await simulators.order('mail');
    await messengerOf('mail').send(message, context);
    const letters = await receivedBy(simulators, 'lap@vidu.vn');
    assert.deepEqual([letters.length, new Set(letters.map(({ key }) => key)).size], [2, 1]);
  },
);

contract.ordered(
  'every message is kept in the log of calls, no password and no token',
  async ({ simulators, messengerOf }) => {
    await messengerOf('mail').send(messageTo('nhat-ky@vidu.vn'), context);
    await messengerOf('sms').send(messageTo(newPhone()), context);
    await messengerOf('mail').send(messageTo('khong-co@vidu.vn'), context);
    assert.deepEqual(
      records.map(({ service, outcome }) => [service, outcome]),
      [
        ['SMTP', 'answered'],
        ['send', 'answered'],
        ['SMTP', 'refused'],
      ],
    );
    assert.match(records[2]?.fault ?? '', /^550 5\.1\.1/);
    const text = JSON.stringify(records);
    assert.doesNotMatch(text, new RegExp(simulators.clientSecret));
    assert.match(text, new RegExp(CODE));
  },
);

contract.ordered(
  'the mailbox page says what it is, and lets no markup through',
  async ({ simulators, messengerOf }) => {
    await messengerOf('mail').send(messageTo('trang@vidu.vn'), context);
    const control = new URL(simulators.url);
    control.port = String(Number(control.port) + 1);
    const read = async (path: string) => (await fetch(new URL(path, control))).text();
    const page = await read('/hop-thu?dia-chi=TRANG@');
    assert.match(page, /giả lập/);
    assert.match(page, /đến trang@vidu\.vn/);
    assert.match(page, /Lâm &lt;b&gt;Hạnh/);
    assert.doesNotMatch(page, /hanh@vidu\.vn/);
    assert.match(await read('/hop-thu?dia-chi=%22%3E%3Cscript%3E'), /Chưa có thư nào/);
    assert.doesNotMatch(await read('/hop-thu?dia-chi=%22%3E%3Cscript%3E'), /<script>/);
  },
);
