import { strict as assert } from 'node:assert';
import { randomUUID } from 'node:crypto';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { LEADER } from '#test/support/at-the-counter.ts';
import { openStage } from '#test/support/browser.ts';
import { actAt, issuedBirth, numberedLinks } from '#test/support/issued-birth.ts';
import { faultsOf, sourceFaults, statusOf } from '#test/support/page-checks.ts';
import { signInCitizenAt } from '#test/support/citizen-session.ts';
import { openCitizens } from '#test/support/signed-in-citizen.ts';

const stage = await openStage(0);
const { database, signedIn } = await openCitizens(stage);

const MOTHER = { number: '091185012345', name: 'Lâm Thị Mỹ Hạnh' };
const STRANGER = { number: '091190077777', name: 'Trần Thị Khác' };
const SHARES = '/cong-dan/giay-to/chia-se';
const dossier = await issuedBirth(stage);
const [address = ''] = await numberedLinks(stage, dossier);
const documentId = address.split('/').at(-1) ?? '';
const PAPER = `/cong-dan/giay-to/van-ban/${documentId}`;

const mainOf = (page: Page): Promise<string> => page.locator('main').innerText();
const send = (page: Page): Promise<void> =>
  page.getByRole('button', { name: 'Tạo liên kết chia sẻ' }).click();

/** Shares the paper for seven days; answers the link. */
async function share(owner: Page, recipient: string): Promise<string> {
  await owner.goto(PAPER);
  await owner.getByLabel('Chia sẻ cho ai').fill(recipient);
  await owner.getByLabel('Để làm gì').fill('vay mua nhà');
  await send(owner);
  return (await owner.locator('#lien-ket').innerText()).trim();
}

test('what a citizen shares a stranger opens without an account, until it is revoked', async () => {
  const mother = await signedIn(MOTHER);
  await mother.goto(PAPER);
  await send(mother);
  assert.equal(statusOf(mother), 422);
  assert.match(await mainOf(mother), /Ghi tên người hoặc nơi nhận[\s\S]*Ghi chia sẻ để làm gì/);
  await mother.getByLabel('Ngày khác', { exact: true }).check();
  await mother.getByLabel('Ngày khác, nếu chọn').fill('1/1/2099');
  await send(mother);
  assert.match(await mainOf(mother), /Chọn ngày từ hôm nay đến một năm nữa/);
  await mother.getByLabel(/^7 ngày/).check();
  await send(mother);
  assert.match(await mainOf(mother), /vừa chọn số ngày vừa nhập ngày khác/);
  assert.deepEqual(await faultsOf(mother), []);

  const link = await share(mother, 'Ngân hàng X');
  const path = new URL(link).pathname;
  assert.match(path, /^\/chia-se\/[\w-]{43}$/);
  assert.match(await mainOf(mother), /Ngân hàng X[\s\S]*vay mua nhà/);
  assert.equal(await mother.locator('.qr svg').count(), 1);
  assert.deepEqual(await faultsOf(mother), []);
  const { rows } = await database.query('select * from document_share');
  assert.doesNotMatch(JSON.stringify(rows), new RegExp(path.slice('/chia-se/'.length)));
  await mother.reload();
  assert.equal((await mother.locator('#lien-ket').innerText()).trim(), link, 'sent again');

  const bank = await stage.person({ width: 390 });
  const answer = await bank.goto(path);
  const headers = answer?.headers() ?? {};
  assert.equal(headers['cache-control'], 'no-store');
  assert.equal(headers['referrer-policy'], 'no-referrer');
  assert.match(headers['x-robots-tag'] ?? '', /noindex/);
  const seen = await mainOf(bank);
  for (const fact of [/Trích lục khai sinh/, /Còn hiệu lực/, /12\/2026\/KS/, /Lâm Thị Mỹ Hạnh/]) {
    assert.match(seen, fact);
  }
  assert.match(seen, /phường Vĩnh Thanh Vân[\s\S]*Ngân hàng X[\s\S]*vay mua nhà/);
  assert.deepEqual(await faultsOf(bank), []);
  const file = await bank.request.get(`${path}/tep`);
  assert.equal(file.headers()['content-type'], 'application/pdf');
  assert.equal(file.headers()['cache-control'], 'no-store');
  assert.equal((await file.body()).subarray(0, 5).toString(), '%PDF-');
  await bank.getByRole('link', { name: 'Xác minh chữ ký số' }).click();
  assert.match(await mainOf(bank), /Văn bản còn hiệu lực/);
  const without = await stage.person({ width: 390, javaScriptEnabled: false });
  await without.goto(path);
  assert.match(await mainOf(without), /Mở tệp/);
  assert.deepEqual(await sourceFaults(without), []);

  await mother.goto(PAPER);
  assert.match(await mainOf(mother), /Ngân hàng X[\s\S]*Trang 2 lần, tệp 1 lần; lần cuối/);
  assert.deepEqual(await faultsOf(mother), []);
  await mother.goto('/cong-dan/du-lieu');
  const uses = await mainOf(mother);
  assert.match(uses, /Ngân hàng X, do bạn chia sẻ\s+Mở tệp văn bản được chia sẻ: vay mua nhà/);
  assert.deepEqual(await faultsOf(mother), []);
  const wide = await mother.evaluate(
    `[...document.querySelectorAll('.tblwrap')].filter((one) => one.scrollWidth > one.clientWidth).length`,
  );
  assert.equal(wide, 0, 'no table scrolls sideways');

  await mother.goto(SHARES);
  assert.match(await mainOf(mother), /Ngân hàng X[\s\S]*Trích lục khai sinh[\s\S]*Đang chia sẻ/);
  assert.deepEqual(await faultsOf(mother), []);
  await mother.getByRole('button', { name: 'Thu hồi' }).click();
  assert.equal(new URL(mother.url()).pathname, SHARES);
  assert.match(await mainOf(mother), /Trang 2 lần, tệp 1 lần[\s\S]*Đã thu hồi/);
  assert.equal(await mother.getByRole('button', { name: 'Thu hồi' }).count(), 0);
  assert.equal((await bank.request.get(`${path}/tep`)).status(), 404);
  await bank.goto(path);
  assert.equal(statusOf(bank), 404);
  assert.match(await mainOf(bank), /Hỏi người đã chia sẻ để nhận liên kết mới/);
  assert.doesNotMatch(await mainOf(bank), /khai sinh|Hạnh/);
  assert.deepEqual(await faultsOf(bank), []);
  const { rows: openings } = await database.query(
    `select act, count(*)::int as times from audit where role = 'recipient' group by act order by act`,
  );
  assert.deepEqual(
    openings.map(({ act, times }) => `${String(act).split(' ')[0]} ${times}`),
    ['shared-file 1', 'shared-page 2'],
  );
});

test('a link that ran out, one that never was and one of another are told apart by nobody', async () => {
  const mother = await signedIn(MOTHER);
  const path = new URL(await share(mother, 'Trường học')).pathname;
  const { rows } = await database.query(
    `update document_share set last_day = last_day - 8 where recipient = 'Trường học'
      returning share_id as id`,
  );
  const shareId = String(rows[0].id);
  const said: string[] = [];
  const visitor = await stage.person({ width: 390 });
  for (const one of [path, `/chia-se/${'A'.repeat(43)}`, '/chia-se/x']) {
    await visitor.goto(one);
    assert.equal(statusOf(visitor), 404);
    assert.equal((await visitor.request.get(`${one}/tep`)).status(), 404);
    said.push((await mainOf(visitor)).replace(/tham chiếu.*/, ''));
  }
  assert.equal(new Set(said).size, 1);
  await mother.goto(PAPER);
  assert.match(await mainOf(mother), /Trường học[\s\S]*Chưa lần nào[\s\S]*Hết thời hạn/);

  await database.query('update document_share set last_day = last_day + 8 where share_id = $1', [
    shareId,
  ]);
  const other = await signInCitizenAt(database, stage.system.dataDir, STRANGER);
  const post = async (to: string, csrf: string): Promise<number> => {
    const answer = await fetch(`${stage.system.url}${to}`, {
      method: 'POST',
      redirect: 'manual',
      headers: { cookie: other.cookie },
      body: new URLSearchParams({
        _csrf: csrf,
        recipient: 'Ai đó',
        purpose: 'tò mò',
        until: '7',
        secret: 'B'.repeat(43),
      }),
    });
    return answer.status;
  };
  assert.equal(await post(`${SHARES}/${shareId}/thu-hoi`, other.csrf), 404);
  assert.equal(await post(`${SHARES}/${randomUUID()}/thu-hoi`, other.csrf), 404);
  assert.equal(await post(`${SHARES}/${shareId}/thu-hoi`, 'sai'), 403);
  assert.equal(await post(`${PAPER}/chia-se`, other.csrf), 404);
  await visitor.goto(path);
  assert.equal(statusOf(visitor), 200, 'it is open as before');
  const denied = await database.query(
    `select act from audit where outcome = 'denied' and act in ($1, $2) order by act`,
    [`revoke-share ${shareId}`, `stored-document ${documentId}`],
  );
  assert.deepEqual(
    denied.rows.map(({ act }) => act),
    [`revoke-share ${shareId}`, `stored-document ${documentId}`],
  );
});

test('of a document that was revoked meanwhile no file is given, and it is shared no more', async () => {
  const mother = await signedIn(MOTHER);
  const path = new URL(await share(mother, 'Bảo hiểm Y')).pathname;
  await mother.goto(PAPER);
  await mother.getByLabel('Chia sẻ cho ai').fill('Công ty Z');
  await mother.getByLabel('Để làm gì').fill('xin việc');
  await actAt(stage, LEADER, dossier, 'revoke', { reason: 'Cấp sai', ground: 'Luật Hộ tịch' });
  await send(mother);
  assert.match(await mainOf(mother), /Văn bản không còn hiệu lực nên không chia sẻ được/);
  assert.match(await mainOf(mother), /Bảo hiểm Y[\s\S]*Đã bị thu hồi: người nhận không mở được/);
  assert.doesNotMatch(await mainOf(mother), /Công ty Z/);
  assert.deepEqual(await faultsOf(mother), []);
  const insurer = await stage.person({ width: 390 });
  await insurer.goto(path);
  assert.match(await mainOf(insurer), /Đã bị thu hồi: văn bản không còn hiệu lực/);
  assert.equal(await insurer.getByRole('link', { name: 'Mở tệp' }).count(), 0);
  assert.deepEqual(await faultsOf(insurer), []);
  const file = await insurer.request.get(`${path}/tep`);
  assert.match(file.headers()['content-type'] ?? '', /^text\/html/);
  assert.doesNotMatch(await file.text(), /%PDF/);
});
