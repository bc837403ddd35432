import { strict as assert } from 'node:assert';
import { randomUUID } from 'node:crypto';
import { beforeEach, test } from 'node:test';
import type { NoticeChannel } from '#dossier/notice-channel.ts';
import { instantFromEpoch } from '#kernel/day.ts';
import { connectMessengers } from '#registries/connect-messengers.ts';
import type { CallRecord } from '#registries/lgsp/gateway.ts';
import type { Messenger, NoticeMessage } from '#registries/messenger.ts';
import { type FaultCode, faultTexts, RegistryFault } from '#registries/registry-fault.ts';
import { runSimulators } from '#test/support/simulators.ts';

const simulators = await runSimulators();
const now = () => instantFromEpoch(Date.now());
const records: CallRecord[] = [];
const keepOf = () => async (record: CallRecord) => void records.push(record);
const messengers = connectMessengers(simulators.notices, keepOf, now);
const messengerOf = (channel: NoticeChannel): Messenger =>
  messengers.get(channel) ?? assert.fail(channel);
const context = {
  dossierId: randomUUID(),
  subject: 'demo:quay',
  agency: '000.01.40.H33',
  purpose: 'Thử',
  procedureCode: '1.001193',
  person: null,
};
const CODE = '000.01.40.H33-220621-0001';
const messageTo = (address: string, key = `${randomUUID()}.1.1`): NoticeMessage => ({
  key,
  kind: 'received',
  address,
  code: CODE,
  words: {
    subject: `Đã tiếp nhận: hồ sơ ${CODE}`,
    paragraphs: ['Kính gửi: Lâm <b>Hạnh</b>', `Hồ sơ ${CODE} đã được tiếp nhận.`],
    brief: `Hồ sơ ${CODE} đã được tiếp nhận.`,
    sms: `Ho so ${CODE} da duoc tiep nhan.`,
  },
});
const received = async (address: string) =>
  (await simulators.mailbox()).filter(({ to }) => to === address);

async function faultOf(call: () => Promise<unknown>): Promise<RegistryFault> {
  try {
    await call();
  } catch (fault) {
    assert.ok(fault instanceof RegistryFault, String(fault));
    assert.notEqual(faultTexts[fault.code].vi, '');
    return fault;
  }
  return assert.fail('it was answered');
}

let phones = 0;
const newPhone = (): string => `0912${String((phones += 1)).padStart(6, '0')}`;

beforeEach(async () => {
  for (const channel of ['mail', 'sms', 'zalo'] as const) await simulators.order(channel);
  records.length = 0;
});

test('a letter comes with its subject, its words as text and as HTML, and the id of the notice', async () => {
  const message = messageTo('hanh@vidu.vn');
  const state = await messengerOf('mail').send(message, context);
  assert.equal(state.kind, 'sent');
  const [letter = assert.fail()] = await received('hanh@vidu.vn');
  assert.equal(letter.subject, message.words.subject);
  assert.equal(letter.from, 'mot-cua@example.vn');
  assert.equal(letter.key, `<${message.key}@example.vn>`);
  assert.equal(letter.text.trim(), message.words.paragraphs.join('\n\n'));
  assert.match(letter.html, /<p>Kính gửi: Lâm &lt;b&gt;Hạnh&lt;\/b&gt;<\/p>/);
});

for (const channel of ['sms', 'zalo'] as const) {
  test(`${channel}: a message is sent, asked about by its key, and arrives`, async () => {
    const messenger = messengerOf(channel);
    assert.ok(messenger.stateOf !== null);
    const phone = newPhone();
    const message = messageTo(phone);
    assert.equal(await messenger.stateOf(message.key, context), null, 'nothing was sent yet');
    assert.equal((await messenger.send(message, context)).kind, 'sent');
    assert.equal((await messenger.stateOf(message.key, context))?.kind, 'sent');
    assert.equal((await messenger.stateOf(message.key, context))?.kind, 'delivered');
    const [one = assert.fail()] = await received(phone);
    const { sms, brief } = message.words;
    assert.equal(one.text, channel === 'sms' ? sms : brief);
  });

  test(`${channel}: a lost answer is found by the key`, async () => {
    const messenger = messengerOf(channel);
    const phone = newPhone();
    const message = messageTo(phone);
    await simulators.order(channel, { lostAnswers: 1 });
    assert.equal((await faultOf(() => messenger.send(message, context))).code, 'unreachable');
    await simulators.order(channel);
    assert.equal((await messenger.stateOf?.(message.key, context))?.kind, 'sent');
    assert.equal((await received(phone)).length, 1);
  });

  test(`${channel}: whatever a provider does is a worded fault`, async () => {
    const cases: readonly (readonly [object, FaultCode, boolean])[] = [
      [{ isOut: true }, 'unreachable', true],
      [{ errors: 1 }, 'http-status', true],
      [{ webPages: 1 }, 'web-page', false],
      [{ rubbish: 1 }, 'wrong-encoding', false],
      [{ cutOff: 1 }, 'not-json', false],
    ];
    for (const [plan, code, isOutage] of cases) {
      await simulators.order(channel, plan);
      const fault = await faultOf(() => messengerOf(channel).send(messageTo(newPhone()), context));
      assert.deepEqual([fault.code, fault.isOutage], [code, isOutage], JSON.stringify(plan));
    }
    const { sms, zalo } = simulators.notices;
    assert.ok(sms !== null && zalo !== null);
    const stranger = connectMessengers(
      { mail: null, sms: { ...sms, token: 'sai' }, zalo: { ...zalo, token: 'sai' } },
      keepOf,
      now,
    ).get(channel);
    await simulators.order(channel);
    const refused = await faultOf(async () => stranger?.send(messageTo(newPhone()), context));
    assert.deepEqual([refused.code, refused.isOutage], ['not-signed-in', true]);
  });
}

test('an address at which nobody is is an end, not a fault', async () => {
  for (const [channel, address] of [
    ['mail', 'khong-co@vidu.vn'],
    ['sms', '0999123456'],
    ['sms', '02973862000'],
    ['zalo', '0999123456'],
  ] as const) {
    const state = await messengerOf(channel).send(messageTo(address), context);
    assert.equal(state.kind, 'undeliverable', `${channel} ${address}`);
    assert.ok('why' in state && state.why !== '');
  }
});

test('a phone that stays switched off is an end too', async () => {
  const messenger = messengerOf('sms');
  const message = messageTo('0998123456');
  await messenger.send(message, context);
  await messenger.stateOf?.(message.key, context);
  assert.equal((await messenger.stateOf?.(message.key, context))?.kind, 'failed');
});

test('a mail server that is busy is tried later, one that is down or knows us not is an outage', async () => {
  const send = (messenger = messengerOf('mail')) => messenger.send(messageTo('a@vidu.vn'), context);
  await simulators.order('mail', { errors: 1 });
  const busy = await faultOf(send);
  assert.deepEqual([busy.code, busy.status, busy.isOutage], ['try-later', 451, false]);
  await simulators.order('mail', { isOut: true });
  const down = await faultOf(send);
  assert.deepEqual([down.code, down.isOutage], ['unreachable', true]);
  await simulators.order('mail');
  const { mail } = simulators.notices;
  assert.ok(mail !== null);
  const none = { sms: null, zalo: null };
  const wrong = { ...mail, url: mail.url.replace(/:[^:@]+@/, ':sai@') };
  const stranger = connectMessengers({ mail: wrong, ...none }, keepOf, now).get('mail');
  assert.equal((await faultOf(() => send(stranger))).code, 'not-signed-in');
  const nowhere = { ...mail, url: 'smtp://127.0.0.1:1' };
  const lost = connectMessengers({ mail: nowhere, ...none }, keepOf, now).get('mail');
  assert.equal((await faultOf(() => send(lost))).code, 'unreachable');
});

test('a letter whose answer was lost comes again under the same id, by which a mailbox knows it', async () => {
  const message = messageTo('lap@vidu.vn');
  await simulators.order('mail', { lostAnswers: 1 });
  const fault = await faultOf(() => messengerOf('mail').send(message, context));
  assert.equal(fault.code, 'unreachable');
  await simulators.order('mail');
  await messengerOf('mail').send(message, context);
  const letters = await received('lap@vidu.vn');
  assert.deepEqual([letters.length, new Set(letters.map(({ key }) => key)).size], [2, 1]);
});

test('every message is kept in the log of calls, no password and no token', async () => {
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
});

test('the mailbox page says what it is, and lets no markup through', async () => {
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
});
