import { strict as assert } from 'node:assert';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import type { Page } from 'playwright-core';
import pg from 'pg';
import { loadSecrets } from '#host/secrets.ts';
import { instantFromEpoch } from '#kernel/day.ts';
import { fileLink } from '#web/file-link.ts';
import {
  ADMINISTRATOR,
  checkAndReceive,
  COUNTER,
  fillBirthForm,
  press,
} from '#test/support/at-the-counter.ts';
import { openStage } from '#test/support/browser.ts';
import { offeredCitizens, signInCitizen } from '#test/support/citizens.ts';
import { clamdPlace, infectedPdf } from '#test/support/clamd.ts';
import { listHelper, prepareHelped } from '#test/support/helped-birth.ts';
import { BIRTH_ONLINE, fileBirth, fileNow, prepareBirth } from '#test/support/home-filing.ts';
import { faultsOf, statusOf } from '#test/support/page-checks.ts';
import { pdfFile, type SampleFile } from '#test/support/sample-files.ts';
import { databaseUrlOf } from '#test/support/staff-session.ts';

const clamd = clamdPlace();
after(() => clamd.remove());
await clamd.start();
const stage = await openStage(0, { CLAMD: clamd.socket });
const { dataDir, url } = stage.system;
const database = new pg.Client({ connectionString: databaseUrlOf(dataDir) });
database.on('error', () => undefined); // the server may go first: the test is over then
await database.connect();
after(() => database.end().catch(() => undefined));
const [FATHER = '', MOTHER = ''] = (await offeredCitizens(await stage.person())).filter((one) =>
  /^\d{12}$/.test(one),
);
const PAPER = '#file-giay-chung-sinh';

const digest = ({ buffer }: SampleFile): string =>
  createHash('sha256').update(buffer).digest('hex');

function isOnDisk(file: SampleFile): boolean {
  const sha256 = digest(file);
  return existsSync(
    join(dataDir, 'documents', sha256.slice(0, 2), sha256.slice(2, 4), `${sha256}.sealed`),
  );
}

const waiting = async (): Promise<number> =>
  (await database.query(`select count(*)::int as count from content_scan where state = 'waiting'`))
    .rows[0].count;

async function attachedTo(draft: string): Promise<readonly string[]> {
  const { rows } = await database.query('select attachments from draft where draft_id = $1', [
    draft,
  ]);
  return rows[0].attachments.map(({ sha256 }: { readonly sha256: string }) => sha256);
}

async function untilScanned(): Promise<void> {
  for (let tries = 0; (await waiting()) > 0; tries += 1) {
    assert.ok(tries < 900, 'a minute and a half');
    await pause(100);
  }
}

/** A new draft of a birth, on its page of papers; answers the draft's id. */
async function atPapers(page: Page, who: string): Promise<string> {
  await signInCitizen(page, who, BIRTH_ONLINE);
  await page.getByText('Cha, mẹ', { exact: true }).click();
  await page.getByRole('button', { name: 'Bắt đầu' }).click();
  const draft = /\/nop\/nhap\/([0-9a-f-]+)\//.exec(page.url())?.[1] ?? assert.fail(page.url());
  await page.goto(`/nop/nhap/${draft}/giay-to`);
  return draft;
}

const operations = async (): Promise<Page> => {
  const page = await stage.officer(ADMINISTRATOR);
  await page.goto('/can-bo/van-hanh');
  return page;
};

test('at the counter an infected file is refused at its field; the others stay', async () => {
  assert.match(stage.system.output(), /virus scanner +ClamAV 1\..* at \//);
  const page = await stage.officer(COUNTER);
  const infected = infectedPdf('ket-hon.pdf');
  await fillBirthForm(page);
  await page.setInputFiles('#file-ket-hon', [infected, pdfFile('con-tot.pdf')]);
  await press(page, 'check');
  await page.locator('#error-summary').waitFor();
  assert.equal(statusOf(page), 422);
  const error = await page.locator('[id="file-ket-hon-error"]').innerText();
  assert.match(error, /ket-hon\.pdf: Tệp có vi-rút[^.]*\. Quét vi-rút máy/);
  assert.match(await page.locator('.component-f').allInnerTexts().then(String), /con-tot\.pdf/);
  assert.deepEqual(await faultsOf(page), []);
  assert.equal(isOnDisk(infected), false);
  await page.goto(await checkAndReceive(page));
  assert.doesNotMatch(await page.locator('#papers').innerText(), /vi-rút/);
});

for (const javaScriptEnabled of [true, false]) {
  test(`from home an infected file is refused in words (script: ${javaScriptEnabled})`, async () => {
    const page = await stage.person({ javaScriptEnabled, width: 390 });
    const draft = await atPapers(page, MOTHER);
    const infected = infectedPdf('tu-nha.pdf');
    // With scripts it goes in parts at once, without them with the form.
    const give = async (file: SampleFile): Promise<void> => {
      await page.setInputFiles(PAPER, [file]);
      if (!javaScriptEnabled) await page.getByRole('button', { name: 'Tiếp tục' }).click();
    };
    await give(infected);
    await page
      .locator(javaScriptEnabled ? '.file-bad' : `${PAPER}-error`, { hasText: 'Tệp có vi-rút' })
      .waitFor();
    await give(pdfFile('sach.pdf'));
    if (javaScriptEnabled) {
      await page.locator('[data-chosen] li', { hasText: 'Đã gửi' }).waitFor();
    } else await page.waitForURL(/(?<!giay-to)$/);
    assert.deepEqual(await attachedTo(draft), [digest(pdfFile('sach.pdf'))]);
    assert.equal(isOnDisk(infected), false);
  });
}

test('the applicant’s own page does not file a paper in which a virus was found since', async () => {
  const helper = await stage.person({ width: 390 });
  await listHelper(await stage.officer(ADMINISTRATOR), FATHER);
  await signInCitizen(helper, FATHER, '/cong-dan');
  await clamd.stop();
  const draft = await prepareHelped(helper, 'Danh Gia Phúc', { paper: infectedPdf('giup.pdf') });
  await helper.getByRole('button', { name: 'Đưa người nộp xác nhận' }).click();
  await helper.waitForURL(/xac-nhan/);
  await clamd.start();
  await untilScanned();
  // The page is open before the applicant; the code is asked for now.
  await helper.getByRole('button', { name: /^Gửi mã đến số/ }).click();
  await helper.waitForURL(/kiem-tra$/);
  await helper.goto(`/nop/nhap/${draft}/xac-nhan`);
  assert.match(helper.url(), /kiem-tra$/, 'its address leads back to the check too');
  await helper.getByRole('button', { name: 'Đưa người nộp xác nhận' }).click();
  await helper.locator('#error-summary', { hasText: 'giup.pdf: Tệp có vi-rút' }).waitFor();
  const { rows } = await database.query('select 1 from dossier where dossier_id = $1', [draft]);
  assert.equal(rows.length, 0);
});

test('a dead scanner stops nobody; what it finds later nobody can open', async () => {
  await clamd.stop();
  const [atCounter, fromHome] = [infectedPdf('quay.pdf'), infectedPdf('nha.pdf')];
  const officer = await stage.officer(COUNTER);
  await fillBirthForm(officer);
  await officer.setInputFiles('#file-ket-hon', [pdfFile('cho-quet.pdf'), atCounter]);
  const path = await checkAndReceive(officer);
  const papers = officer.locator('#papers');
  assert.equal(await papers.getByText('Chưa quét vi-rút').count(), 3);
  assert.deepEqual(await faultsOf(officer), []);
  assert.equal((await officer.context().request.get(`${path}/tep/2`)).status(), 200);

  const citizen = await stage.person({ width: 390 });
  await signInCitizen(citizen, MOTHER, BIRTH_ONLINE);
  await fileBirth(citizen, 'Lâm Gia Bảo', fromHome);
  const own = new URL(citizen.url()).pathname;
  const drafting = await stage.person({ width: 390 });
  await signInCitizen(drafting, FATHER, BIRTH_ONLINE);
  await prepareBirth(drafting, 'Danh Gia An', infectedPdf('nhap.pdf'));
  await drafting.getByRole('button', { name: 'Nộp hồ sơ' }).waitFor();
  const intake = await stage.officer(COUNTER);
  await fillBirthForm(intake);
  await intake.setInputFiles('#file-ket-hon', [infectedPdf('mang-theo.pdf')]);
  await press(intake, 'check');
  await intake.locator('button[name=intent][value=receive]').waitFor();
  const admin = await operations();
  assert.match(await admin.locator('#virus-scan').innerText(), /Không trả lời[\s\S]*chờ quét\s+6/);
  assert.deepEqual(await faultsOf(admin), []);

  await clamd.start();
  await untilScanned();
  await officer.goto(path);
  assert.equal(await papers.getByText('Chưa quét vi-rút').count(), 0);
  assert.equal(await papers.locator('.files a').count(), 2);
  const bad = papers.locator('li', { hasText: 'quay.pdf' });
  assert.match(await bad.innerText(), /Có vi-rút[\s\S]*Yêu cầu người nộp bổ sung/);
  assert.deepEqual(await faultsOf(officer), []);
  const statusAt = async (page: Page, at: string) =>
    (await page.context().request.get(at)).status();
  const files = await Promise.all([1, 2, 3].map((one) => statusAt(officer, `${path}/tep/${one}`)));
  assert.deepEqual(
    files.toSorted((one, other) => one - other),
    [200, 200, 403],
  );

  await citizen.goto(own);
  assert.match(
    await citizen.locator('main').innerText(),
    /nha\.pdf\s+Có vi-rút[\s\S]*Không mở được/,
  );
  assert.equal(await statusAt(citizen, `${own}/tep/0`), 403);
  assert.deepEqual(await faultsOf(citizen), []);

  const { formKey } = loadSecrets(dataDir);
  const linked = async (file: SampleFile): Promise<number> => {
    const attachment = { component: '', name: '', size: 1, mediaType: 'application/pdf' } as const;
    const now = instantFromEpoch(Date.now());
    const of = { ...attachment, sha256: digest(file) };
    return (await fetch(fileLink({ publicUrl: url, formKey }, of, { now, forMs: 60_000 }))).status;
  };
  assert.deepEqual([await linked(pdfFile('cho-quet.pdf')), await linked(atCounter)], [200, 410]);

  await press(intake, 'receive');
  await intake.locator('#error-summary', { hasText: 'mang-theo.pdf: Tệp có vi-rút' }).waitFor();
  assert.equal(statusOf(intake), 422);
  await fileNow(drafting);
  assert.equal(statusOf(drafting), 422, 'it is not filed');
  await drafting.locator('#error-summary a', { hasText: 'nhap.pdf: Tệp có vi-rút' }).click();
  await drafting.waitForURL(/giay-to/);
  assert.equal(statusOf(drafting), 200);
  assert.equal(await drafting.locator('.kept').count(), 0, 'it is not said to be there');
  await drafting.locator(`${PAPER}-error`, { hasText: 'nhap.pdf: Tệp có vi-rút' }).waitFor();
  assert.deepEqual(await faultsOf(drafting), []);
  await drafting.getByRole('button', { name: 'Tiếp tục' }).click();
  await drafting.locator('#error-summary', { hasText: 'nhap.pdf: Tệp có vi-rút' }).waitFor();
  assert.equal(statusOf(drafting), 422);
  const [, draft] = /nhap\/([0-9a-f-]+)\//.exec(drafting.url()) ?? [];
  assert.deepEqual(await attachedTo(draft ?? ''), [], 'it is not kept any more');
});

test('the administrator and the metrics say how it stands', async () => {
  const page = await operations();
  const text = await page.locator('#virus-scan').innerText();
  assert.match(text, /Đang chạy ClamAV 1\.[\s\S]*chờ quét\s+0[\s\S]*trong 30 ngày\s+7/);
  assert.deepEqual(await faultsOf(page), []);
  const metrics = await (await fetch(`${url}/metrics`)).text();
  assert.match(metrics, /^mot_cua_scan_files\{state="infected"\} 7$/m);
});
