import { strict as assert } from 'node:assert';
import { after, test } from 'node:test';
import type { Page } from 'playwright-core';
import pg from 'pg';
import { ADMINISTRATOR, COUNTER } from '#test/support/at-the-counter.ts';
import { openStage } from '#test/support/browser.ts';
import { offeredCitizens, signInCitizen } from '#test/support/citizens.ts';
import { ASSIST, go, HELPERS, OLD_WOMAN, prepareHelped, TEAM } from '#test/support/helped-birth.ts';
import { faultsOf, statusOf } from '#test/support/page-checks.ts';
import { databaseUrlOf } from '#test/support/staff-session.ts';

const stage = await openStage(0);
const database = new pg.Client({ connectionString: databaseUrlOf(stage.system.dataDir) });
database.on('error', () => undefined); // the server may go first: the test is over then
await database.connect();
after(() => database.end().catch(() => undefined));
const [HELPER = '', OTHER = ''] = (await offeredCitizens(await stage.person())).filter((one) =>
  /^\d{12}$/.test(one),
);
const mainOf = (page: Page): Promise<string> => page.locator('main').innerText();

const simulators = new URL(stage.system.url);
simulators.port = String(Number(simulators.port) + 3);
const order = (plan: object): Promise<Response> =>
  fetch(new URL('/control/sms', simulators), { method: 'POST', body: JSON.stringify(plan) });

/** The code in the newest text message to a phone. */
async function codeSentTo(phone: string): Promise<string> {
  const answer = await fetch(new URL('/hop-thu.json', simulators));
  const messages = (await answer.json()) as readonly {
    readonly to: string;
    readonly text: string;
  }[];
  const found = messages.find(({ to }) => to.endsWith(phone.slice(1)));
  return /Ma (\d{6}) de nop ho so/.exec(found?.text ?? '')?.[1] ?? assert.fail('no code was sent');
}

async function originOf(draft: string) {
  const { rows } = await database.query(
    `select body->'origin' as origin, body->'applicant' as applicant, actor from event
      where dossier_id = $1 and type = 'received'`,
    [draft],
  );
  return rows[0];
}

async function dossiersOf(draft: string): Promise<number> {
  const { rows } = await database.query(
    'select count(*)::int as count from dossier where dossier_id = $1',
    [draft],
  );
  return rows[0].count;
}

test('the administrator lists who helps; a wrong line is named, and nothing of it is taken', async () => {
  const page = await stage.officer(ADMINISTRATOR);
  await page.goto(HELPERS);
  assert.deepEqual(await faultsOf(page), []);
  const lines = [
    `Trần Văn Giúp\t${HELPER}\t${TEAM}\tXã Mong Thọ`,
    `Lê Thị Hai; 12345; ${TEAM}; Xã Không Có`,
  ].join('\n');
  await page.getByLabel('Mỗi người một dòng').fill(lines);
  await page.getByRole('button', { name: 'Thêm vào danh sách' }).click();
  assert.equal(statusOf(page), 422);
  const summary = await page.locator('#error-summary').innerText();
  assert.match(summary, /Dòng 2: .*5/);
  assert.match(summary, /Dòng 2: Không rõ xã “Xã Không Có”/);
  assert.doesNotMatch(summary, /Dòng 1/);
  assert.deepEqual(await faultsOf(page), []);
  assert.equal(await page.getByLabel('Mỗi người một dòng').inputValue(), lines);
  await page.getByLabel('Mỗi người một dòng').fill(lines.split('\n')[0] ?? '');
  await page.getByRole('button', { name: 'Thêm vào danh sách' }).click();
  assert.match(await mainOf(page), /Đã lưu 1 người/);
  await page.goto(`${HELPERS}?tim=mong tho`);
  assert.match(await mainOf(page), /Trần Văn Giúp/);
});

test('whoever is not listed helps nobody, and is told how one comes to help', async () => {
  const page = await stage.person();
  await signInCitizen(page, OTHER, '/cong-dan');
  await page.goto(ASSIST);
  assert.equal(statusOf(page), 403);
  assert.match(await mainOf(page), /chưa được giao giúp/);
  assert.deepEqual(await faultsOf(page), []);
});

for (const javaScriptEnabled of [true, false]) {
  test(`a helper prepares, the applicant confirms by a code (script: ${javaScriptEnabled})`, async () => {
    const page = await stage.person({ javaScriptEnabled, width: 390 });
    await signInCitizen(page, HELPER, '/cong-dan');
    const draft = await prepareHelped(page, 'Danh Gia Phúc');
    assert.match(await mainOf(page), /Giúp Danh Thị Sáu/);
    assert.match(await mainOf(page), /Danh Thị Sáu\s+Người giúp ghi/);
    if (javaScriptEnabled) assert.deepEqual(await faultsOf(page), []);
    await page.getByRole('button', { name: 'Đưa người nộp xác nhận' }).click();
    assert.match(await mainOf(page), /Bạn nộp hồ sơ này phải không\?/);
    assert.match(await mainOf(page), new RegExp(`Trần Văn Giúp, ${TEAM}`));
    if (javaScriptEnabled) assert.deepEqual(await faultsOf(page), []);
    await page.getByRole('button', { name: `Gửi mã đến số ${OLD_WOMAN.phone}` }).click();
    assert.match(await mainOf(page), /Đã gửi mã 6 số/);
    const code = await codeSentTo(OLD_WOMAN.phone);
    await page.getByLabel('Mã 6 số').fill(code === '000000' ? '000001' : '000000');
    await page.getByRole('button', { name: 'Đúng, nộp hồ sơ' }).click();
    assert.equal(statusOf(page), 422);
    assert.match(await mainOf(page), /Mã không đúng/);
    if (javaScriptEnabled) assert.deepEqual(await faultsOf(page), []);
    await page.getByLabel('Mã 6 số').fill(code);
    await page.getByRole('button', { name: 'Đúng, nộp hồ sơ' }).click();
    await page.waitForURL(/\/giup-do\/ho-so\//);
    assert.match(await mainOf(page), /Đã nộp hồ sơ[\s\S]*Danh Thị Sáu/);
    if (javaScriptEnabled) assert.deepEqual(await faultsOf(page), []);
    const { origin, applicant, actor } = await originOf(draft);
    assert.equal(applicant.identityNumber, OLD_WOMAN.number);
    assert.equal(origin.kind, 'assisted');
    assert.deepEqual([origin.assistant.name, origin.assistant.team], ['Trần Văn Giúp', TEAM]);
    assert.deepEqual([origin.confirmation.by, origin.confirmation.phoneEnds], ['code', '999']);
    assert.match(actor.subject, /^citizen:/);
    // Sent again, it is the same dossier, and the helper reads no more of it than the slip.
    await page.goto(`/nop/nhap/${draft}/xac-nhan`);
    assert.match(page.url(), /\/giup-do\/ho-so\//);
    assert.equal(await dossiersOf(draft), 1);
    await page.goto(`/cong-dan/ho-so/${draft}`);
    assert.equal(statusOf(page), 404);
    await page.context().close();
  });
}

test('a code confirms what was shown, and nothing that was changed after it', async () => {
  const page = await stage.person({ width: 390 });
  await signInCitizen(page, HELPER, '/cong-dan');
  const draft = await prepareHelped(page, 'Danh Gia Lộc');
  await page.goto(`/nop/nhap/${draft}/xac-nhan`);
  await page.getByRole('button', { name: /^Gửi mã đến số/ }).click();
  const code = await codeSentTo(OLD_WOMAN.phone);
  await page.goto(`/nop/nhap/${draft}/tre`);
  await page.getByLabel('Họ, chữ đệm, tên của trẻ').fill('Danh Gia Khác');
  await go(page);
  await page.goto(`/nop/nhap/${draft}/xac-nhan`);
  assert.equal(await page.getByLabel('Mã 6 số').count(), 0);
  const csrf = await page.locator('input[name=_csrf]').first().inputValue();
  const answer = await page.request.post(`/nop/nhap/${draft}/xac-nhan`, {
    form: { _csrf: csrf, do: 'confirm', code, noi: 'vi' },
    headers: { origin: stage.system.url },
  });
  assert.equal(answer.status(), 422);
  assert.match(await answer.text(), /Hồ sơ đã sửa sau khi gửi mã/);
  assert.equal(await dossiersOf(draft), 0);
});

test('where no message goes out the applicant signs on the screen', async () => {
  await order({ isOut: true });
  try {
    const page = await stage.person({ width: 390 });
    await signInCitizen(page, HELPER, '/cong-dan');
    const draft = await prepareHelped(page, 'Danh Gia Thọ', {
      helped: { ...OLD_WOMAN, phone: '0912345888' },
    });
    await page.goto(`/nop/nhap/${draft}/xac-nhan?noi=en`);
    assert.match(await mainOf(page), /Is this what you want to file\?/);
    await page.getByRole('button', { name: /^Send a code/ }).click();
    assert.match(await mainOf(page), /The message could not be sent/);
    // A touch by mistake is no signature.
    await page.locator('canvas').scrollIntoViewIfNeeded();
    const box = (await page.locator('canvas').boundingBox()) ?? assert.fail();
    await page.mouse.click(box.x + 40, box.y + 40);
    await page.getByRole('button', { name: 'Signed, file it' }).click();
    assert.match(await mainOf(page), /There is no signature yet/);
    assert.deepEqual(await faultsOf(page), []);
    await page.locator('canvas').scrollIntoViewIfNeeded();
    const pad = (await page.locator('canvas').boundingBox()) ?? assert.fail();
    await page.mouse.move(pad.x + 30, pad.y + 60);
    await page.mouse.down();
    await page.mouse.move(pad.x + 180, pad.y + 30, { steps: 8 });
    await page.mouse.move(pad.x + 90, pad.y + 90, { steps: 8 });
    await page.mouse.up();
    await page.getByRole('button', { name: 'Signed, file it' }).click();
    await page.waitForURL(/\/giup-do\/ho-so\//);
    const { origin } = await originOf(draft);
    assert.equal(origin.confirmation.by, 'signature');

    // The officer sees who prepared it, how it was confirmed, and the signature among the papers.
    const officer = await stage.officer(COUNTER);
    await officer.goto(`/can-bo/ho-so/${draft}`);
    assert.match(
      await officer.locator('#origin').innerText(),
      new RegExp(`Trần Văn Giúp, ${TEAM}[\\s\\S]*bằng chữ ký trên màn hình`),
    );
    assert.match(await mainOf(officer), /chu-ky-xac-nhan\.png/);
    assert.deepEqual(await faultsOf(officer), []);
  } finally {
    await order({});
  }
});

test('the applicant sees who helped and how they confirmed; the helper’s end is the end', async () => {
  const helper = await stage.person({ width: 390 });
  await signInCitizen(helper, HELPER, '/cong-dan');
  // Somebody who has an account of their own, so that they see it afterwards.
  await helper.goto(ASSIST);
  await helper.getByLabel('Họ và tên').fill('Người được giúp');
  await helper.getByLabel('Số định danh hoặc CMND').fill(HELPER);
  await helper.getByLabel('Việc cần làm').selectOption('1.001193');
  await helper.getByRole('button', { name: 'Bắt đầu' }).click();
  assert.equal(statusOf(helper), 422);
  assert.match(await helper.locator('#error-summary').innerText(), /số của chính bạn/);
  assert.deepEqual(await faultsOf(helper), []);

  const filed = await prepareHelped(helper, 'Danh Gia Phước', {
    helped: { name: 'Lâm Thị Được', number: OTHER, phone: '0912345777' },
  });
  await helper.goto(`/nop/nhap/${filed}/xac-nhan`);
  await helper.getByRole('button', { name: /^Gửi mã đến số/ }).click();
  await helper.getByLabel('Mã 6 số').fill(await codeSentTo('0912345777'));
  await helper.getByRole('button', { name: 'Đúng, nộp hồ sơ' }).click();
  await helper.waitForURL(/\/giup-do\/ho-so\//);
  const applicant = await stage.person({ width: 390 });
  await signInCitizen(applicant, OTHER, '/cong-dan');
  await applicant.goto(`/cong-dan/ho-so/${filed}`);
  assert.match(
    await mainOf(applicant),
    new RegExp(`Đã nộp giúp bạn[\\s\\S]*bằng mã gửi đến số điện thoại có ba số cuối 777`),
  );
  assert.match(await mainOf(applicant), new RegExp(`Trần Văn Giúp, ${TEAM}`));
  assert.deepEqual(await faultsOf(applicant), []);

  const draft = await prepareHelped(helper, 'Danh Gia An');
  const administrator = await stage.officer(ADMINISTRATOR);
  await administrator.goto(HELPERS);
  await administrator.getByRole('button', { name: 'Thôi giúp Trần Văn Giúp' }).click();
  assert.match(await administrator.locator('main').innerText(), /Đã thôi từ/);
  await helper.goto(`/nop/nhap/${draft}/kiem-tra`);
  assert.equal(statusOf(helper), 404);
  await helper.goto(ASSIST);
  assert.equal(statusOf(helper), 403);
});
