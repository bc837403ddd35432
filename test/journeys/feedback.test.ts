import assert from 'node:assert/strict';
import { test } from 'node:test';
import pg from 'pg';
import type { Page } from 'playwright-core';
import { ADMINISTRATOR, CLERK, COUNTER, LEADER } from '#test/support/at-the-counter.ts';
import { openStage } from '#test/support/browser.ts';
import {
  followReport as follow,
  openReportForm as openForm,
  sendReport as send,
  sendReportForm as pressSend,
  sentReport as sentOn,
} from '#test/support/citizen-report.ts';
import { faultsOf, statusOf } from '#test/support/page-checks.ts';
import { pdfFile, textNamedPdf } from '#test/support/sample-files.ts';
import { databaseUrlOf } from '#test/support/staff-session.ts';

const stage = await openStage(0);

async function inDatabase<T>(work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: databaseUrlOf(stage.system.dataDir) });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

const actOn = async (page: Page, type: string): Promise<void> => {
  await page.locator(`form[action$="/${type}"] button[type=submit]`).click();
  await page.waitForLoadState();
};

for (const javaScriptEnabled of [true, false]) {
  const how = javaScriptEnabled ? 'with' : 'without';
  test(`somebody reports, the clerk drafts, the leader publishes, the sender reads (${how} script)`, async () => {
    const sound = async (page: Page): Promise<void> => {
      if (javaScriptEnabled) assert.deepEqual(await faultsOf(page), []);
    };
    const citizen = await stage.person({ javaScriptEnabled, width: 390 });
    await openForm(citizen);
    await sound(citizen);
    await citizen.setInputFiles('#file-tep', [pdfFile('don.pdf', how), textNamedPdf('gia.pdf')]);
    await pressSend(citizen);
    await citizen.locator('#error-summary').waitFor();
    assert.equal(statusOf(citizen), 422);
    assert.match(await citizen.locator('#file-tep-error').innerText(), /gia\.pdf/);
    assert.match(await citizen.locator('.kept').innerText(), /don\.pdf/);
    await sound(citizen);
    await citizen.locator('[name=kind][value=conduct]').check();
    await citizen.fill('#text', 'Hẹn trả ngày 21 nhưng ba lần đến\nđều chưa có kết quả.');
    await citizen.fill('#senderName', 'Danh Sa Rây');
    await citizen.fill('#phone', '0912 345 678');
    await citizen.locator('[name=tellBy][value=phone]').check();
    await citizen.locator('[name=mayPublish]').check();
    await pressSend(citizen);
    await citizen.locator('#ma').waitFor();
    const sent = await sentOn(stage, citizen);
    assert.match(sent.code, /^PA-\d{6}-[0-9A-Z]{8}$/);
    assert.ok(!citizen.url().includes(sent.code) && !citizen.url().includes(sent.secret));
    await sound(citizen);

    const clerk = await stage.officer(CLERK, { javaScriptEnabled });
    await clerk.goto('/can-bo/phan-anh');
    assert.ok(!(await clerk.locator('main').innerText()).includes('Sa Rây'));
    await sound(clerk);
    await clerk.locator('a', { hasText: sent.code }).click();
    await clerk.getByText('ba lần đến').waitFor();
    assert.match(await clerk.locator('#facts').innerText(), /0912345678[\s\S]*Đồng ý được gọi/);
    assert.match(await clerk.locator('#facts').innerText(), /chờ xác nhận/i);
    await sound(clerk);
    const file = await clerk.context().request.get(`/can-bo/phan-anh/${sent.id}/tep/1`);
    assert.equal(file.headers()['content-security-policy'], "default-src 'none'; sandbox");
    await actOn(clerk, 'take');
    await clerk.fill('#answer', 'Ủy ban xin lỗi. Kết quả đã có, mời đến nhận.');
    await clerk.fill('#publicQuestion', 'Ông Danh Sa Rây hẹn ba lần chưa có kết quả');
    await clerk.fill('#publicAnswer', 'Đã xin lỗi và trả kết quả.');
    await actOn(clerk, 'draft');
    assert.equal(statusOf(clerk), 422);
    assert.match(await clerk.locator('#publicAnswer-error').innerText(), /tên người gửi/);
    assert.match(await clerk.inputValue('#answer'), /mời đến nhận/);
    await sound(clerk);
    await clerk.fill('#publicQuestion', 'Hẹn ba lần chưa có kết quả');
    await actOn(clerk, 'draft');
    await clerk.locator('#draft-text').waitFor();
    assert.equal(await clerk.locator('form[action$="/publish"]').count(), 0, 'not by the clerk');
    await follow(citizen, sent);
    assert.equal(await citizen.locator('#tra-loi').count(), 0, 'a draft is no answer');
    assert.match(await citizen.locator('main').innerText(), /Đang xử lý/);

    const leader = await stage.officer(LEADER, { javaScriptEnabled });
    await leader.goto(`/can-bo/phan-anh/${sent.id}`);
    await sound(leader);
    await actOn(leader, 'publish');
    await leader.locator('#answer-text').waitFor();
    await sound(leader);

    await follow(citizen, sent);
    assert.match(await citizen.locator('#tra-loi').innerText(), /mời đến nhận/);
    const shown = await citizen.locator('main').innerText();
    assert.ok(!/Sa Rây|0912345678|demo:/.test(shown), 'nobody is named');
    await sound(citizen);
    await citizen.goto('/phan-anh/cong-khai');
    const entry = citizen.locator('article', { hasText: sent.code });
    assert.match(await entry.innerText(), /Hẹn ba lần chưa có kết quả[\s\S]*Đã xin lỗi/);
    assert.ok(!(await citizen.content()).includes('Sa Rây'));
    await sound(citizen);

    const trail = await inDatabase(async (client) => {
      const events = await client.query(
        'select type from feedback_event where feedback_id = $1 order by version',
        [sent.id],
      );
      const audit = await client.query(
        `select distinct act, outcome from audit where detail = $1 order by 1, 2`,
        [sent.code],
      );
      return {
        events: events.rows.map(({ type }) => type),
        audit: audit.rows.map(({ act, outcome }) => `${act} ${outcome}`).toSorted(),
      };
    });
    assert.deepEqual(trail.events, ['received', 'take', 'draft', 'publish']);
    assert.deepEqual(trail.audit, [
      'feedback file 1 read',
      'feedback read',
      'feedback-draft done',
      'feedback-publish done',
      'feedback-take done',
    ]);
  });
}

test('handed on, extended, refused with its reason; others may not even read it', async () => {
  const citizen = await stage.person();
  const sent = await send(stage, citizen, 'Thuộc cơ quan khác thì chuyển giúp');
  const path = `/can-bo/phan-anh/${sent.id}`;
  const counter = await stage.officer(COUNTER);
  await counter.goto('/can-bo/phan-anh');
  assert.equal(statusOf(counter), 403);
  await counter.goto(path);
  assert.equal(statusOf(counter), 403);
  const stranger = await stage.officer('vanthu.tprachgia');
  await stranger.goto(path);
  assert.equal(statusOf(stranger), 403, 'not yet theirs');

  const leader = await stage.officer(LEADER);
  await leader.goto(path);
  const due = await leader.locator('#facts').innerText();
  await leader.locator('#extend summary').click();
  await actOn(leader, 'extend');
  assert.match(await leader.locator('#extend-reason-error').innerText(), /Ghi rõ lý do/);
  await leader.fill('#extend-reason', 'Cần xác minh tại khu phố');
  await actOn(leader, 'extend');
  assert.notEqual(await leader.locator('#facts').innerText(), due);
  assert.match(await leader.locator('#facts').innerText(), /đã gia hạn/);
  assert.equal(await leader.locator('#extend').count(), 0, 'once only');

  const administrator = await stage.officer(ADMINISTRATOR);
  await administrator.goto(path);
  assert.equal(await administrator.locator('#acts form').count(), 1, 'hands on, no more');
  await administrator.locator('#forward summary').click();
  await administrator.selectOption('#to', { label: 'Ủy ban nhân dân thành phố Rạch Giá' });
  await administrator.fill('#forward-reason', 'Thuộc thẩm quyền của thành phố');
  await actOn(administrator, 'forward');
  assert.deepEqual(await faultsOf(administrator), []);
  await leader.goto(path);
  assert.equal(statusOf(leader), 403, 'no longer theirs');
  await stranger.goto(path);
  assert.equal(statusOf(stranger), 200);
  const other = await stage.officer('lanhdao.tprachgia');
  await other.goto(path);
  await other.locator('#refuse summary').click();
  await other.fill('#refuse-reason', 'Đây là khiếu nại, mời gửi theo Luật Khiếu nại 2011');
  await actOn(other, 'refuse');
  await other.locator('#refusal-text').waitFor();
  await follow(citizen, sent);
  assert.match(await citizen.locator('#tra-loi').innerText(), /Luật Khiếu nại 2011/);
  const denied = await inDatabase((client) =>
    client.query(`select count(*)::int as n from audit where detail = $1 and outcome = 'denied'`, [
      sent.code,
    ]),
  );
  assert.equal(denied.rows[0].n, 2);
});

test('what is overdue is on the administrator’s first page', async () => {
  const citizen = await stage.person();
  await send(stage, citizen, 'Gửi đã lâu chưa trả lời');
  await inDatabase((client) =>
    client.query(`update feedback set due_at = now() - interval '1 day' where closed_at is null`),
  );
  const administrator = await stage.officer(ADMINISTRATOR);
  await administrator.goto('/can-bo');
  await administrator.locator('#overdue-feedback a').click();
  assert.match(await administrator.locator('tbody tr').first().innerText(), /Quá hạn/);
  assert.deepEqual(await faultsOf(administrator), []);
});
