import { strict as assert } from 'node:assert';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { openStage } from '#test/support/browser.ts';
import { sourceFaults, statusOf } from '#test/support/page-checks.ts';

const stage = await openStage(0);
const VIEWER = join(
  import.meta.dirname,
  '../../node_modules/bpmn-js/dist/bpmn-viewer.production.min.js',
);

test('the list follows what is typed, by words people use and by code; without script by the button', async () => {
  const page = await stage.person();
  await page.goto('/');
  await page.getByRole('link', { name: 'Có con' }).click();
  await page.getByRole('heading', { name: 'Thủ tục hành chính' }).waitFor();
  await page.goto('/thu-tuc');
  await page.locator('#tim').pressSequentially('ho khau');
  await page.waitForURL(/tim=ho\+khau/);
  const names = await page.locator('#ket-qua li b').allInnerTexts();
  assert.ok(names.includes('Đăng ký thường trú'), names.join(', '));
  for (const [words, name] of [
    ['khai sanh', 'Đăng ký khai sinh'],
    ['ma chay', 'Đăng ký khai tử'],
    ['so do', 'Đăng ký biến động'],
  ] as const) {
    await page.goto(`/thu-tuc?tim=${words}`);
    const [first = ''] = await page.locator('#ket-qua li b').allInnerTexts();
    assert.ok(first.startsWith(name), `${words}: ${first}`);
  }
  await page.fill('#tim', 'khongcogi');
  await page.getByText('Không tìm thấy thủ tục nào').waitFor();

  const plain = await stage.person({ javaScriptEnabled: false });
  await plain.goto('/thu-tuc');
  await plain.fill('#tim', '1.004222');
  await plain.getByRole('button', { name: 'Tìm thủ tục' }).click();
  assert.deepEqual(await plain.locator('#ket-qua li b').allInnerTexts(), ['Đăng ký thường trú']);
  await plain.getByRole('link', { name: 'Đăng ký thường trú' }).click();
  await plain.waitForURL(/\/thu-tuc\/1\.004222/);
  const headings = await plain.locator('h2').allInnerTexts();
  assert.deepEqual(headings, [
    'Ai được làm',
    'Cần mang theo gì',
    'Mất bao lâu',
    'Hết bao nhiêu tiền',
    'Nộp ở đâu, bằng cách nào',
    'Nhận được gì',
    'Quy trình giải quyết',
    'Căn cứ pháp lý',
    'Theo ngày',
  ]);
  await plain.getByText('chưa được xác nhận').first().waitFor();
});

for (const javaScriptEnabled of [true, false]) {
  test(`a procedure is shown as it held on a day; before its first version it is not (script: ${javaScriptEnabled})`, async () => {
    const page = await stage.person({ javaScriptEnabled });
    await page.goto('/thu-tuc/1.004222?ngay=21/06/2022');
    await page.getByText('Quy định vào ngày 21/06/2022.').waitFor();
    await page.getByRole('link', { name: 'In danh mục và tờ khai trống' }).click();
    assert.match(page.url(), /to-khai\?ngay=2022-06-21$/);
    await page.getByRole('link', { name: 'Đăng ký thường trú' }).click();
    await page.getByText('Quy định vào ngày 21/06/2022.').waitFor();
    assert.match(await page.locator('details summary').first().innerText(), /^144 nơi tiếp nhận/);
    await page.goto('/thu-tuc?tim=thuong tru&ngay=21/06/2022');
    await page.getByText('vào ngày 21/06/2022').waitFor();
    await page.getByRole('link', { name: 'Đăng ký thường trú' }).first().click();
    await page.getByText('Quy định vào ngày 21/06/2022.').waitFor();
    await page.goto('/thu-tuc?ngay=1/1/1999');
    await page.getByText('Không tìm thấy thủ tục nào').waitFor();
    await page.goto('/thu-tuc?ngay=khong');
    await page.getByText('Không phải là ngày').waitFor();
    await page.goto('/thu-tuc/1.004222?ngay=01/01/1999');
    assert.equal(statusOf(page), 404);
    await page.goto('/thu-tuc/1.004222?ngay=31/02/2022');
    await page.getByText('không phải là ngày').waitFor();
    await page.goto('/thu-tuc/9.999999');
    assert.equal(statusOf(page), 404);
  });
}

test('the catalogue is narrowed by agency: who decides, a department, or the desk of one’s place', async () => {
  const page = await stage.person();
  const found = async (): Promise<readonly string[]> =>
    page.locator('#ket-qua li .sub').allInnerTexts();
  await page.goto('/thu-tuc?tim=khuyen mai');
  await page.selectOption('#co-quan', { label: 'Sở Công Thương' });
  await page.waitForURL(/co-quan=so-cong-thuong/);
  await page.waitForFunction('document.querySelectorAll("#ket-qua li").length <= 2');
  assert.ok((await found()).some((line) => line.includes('2.000033')));

  await page.fill('#tim', '');
  await page.fill('#co-quan-tim', 'vinh thanh van');
  await page.waitForURL(/co-quan=001\./);
  const count = page.locator('#ket-qua [role=status]');
  await page.waitForURL(/tim=&/);
  const ofDesk = await count.innerText();
  await page.goto('/thu-tuc?co-quan=commune-police');
  assert.notEqual(await count.innerText(), ofDesk);
  await page.goto('/thu-tuc?co-quan=khongco');
  const all = await count.innerText();
  await page.goto('/thu-tuc');
  assert.equal(await count.innerText(), all, 'what no list offers narrows nothing');

  const plain = await stage.person({ javaScriptEnabled: false });
  await plain.goto('/thu-tuc');
  await plain.selectOption('#co-quan', 'so-cong-thuong');
  await plain.getByRole('button', { name: 'Tìm thủ tục' }).click();
  assert.match(plain.url(), /co-quan=so-cong-thuong/);
});

test('a procedure leads to its declaration as JSON Schema, as of today', async () => {
  const page = await stage.person();
  await page.goto('/thu-tuc/1.001193');
  const link = page.getByRole('link', { name: 'JSON Schema 2020-12' });
  const schema = await page.request.get((await link.getAttribute('href')) ?? '');
  assert.match(await schema.text(), /json-schema.org\/draft\/2020-12/);
  await page.goto('/thu-tuc/1.001193?ngay=21/06/2022');
  assert.equal(await link.count(), 0);
});

test('what is known of a fee is said where the fee stands, and that the rest is to be confirmed', async () => {
  const page = await stage.person();
  const afterFee = async (code: string): Promise<string> => {
    await page.goto(`/thu-tuc/${code}`);
    return page.locator('h2:text-is("Hết bao nhiêu tiền") + p').innerText();
  };
  assert.match(
    await afterFee('1.001193'),
    /^Đăng ký đúng hạn \(60 ngày\) không thu lệ phí; mức thu khi quá hạn .*Chờ xác nhận$/,
  );
  assert.match(await afterFee('1.000656'), /không có nghĩa là miễn phí. Chờ xác nhận$/);
});

test('the process is downloaded as BPMN and opens in the viewer of bpmn.io', async () => {
  const page = await stage.person();
  await page.goto('/thu-tuc/1.001193');
  assert.ok((await page.locator('svg .bpm-s').count()) >= 3);
  const href = await page
    .getByRole('link', { name: 'Tải quy trình BPMN 2.0' })
    .getAttribute('href');
  const answer = await page.request.get(href ?? '');
  assert.match(answer.headers()['content-type'] ?? '', /xml/);
  const xml = await answer.text();
  const viewer = await (await stage.browser.newContext()).newPage();
  await viewer.setContent('<div id="canvas" style="width:1600px;height:800px"></div>');
  await viewer.addScriptTag({ content: readFileSync(VIEWER, 'utf8') });
  const shown = await viewer.evaluate(
    `(async () => {
      const viewer = new BpmnJS({ container: '#canvas' });
      const { warnings } = await viewer.importXML(${JSON.stringify(xml)});
      const all = viewer.get('elementRegistry').getAll();
      const tasks = all.filter(({ type }) => type === 'bpmn:UserTask').length;
      return { warnings: warnings.map(String), tasks };
    })()`,
  );
  assert.deepEqual(shown, { warnings: [], tasks: 5 });
});

test('the picture of a process fits the screen of a desk and an A4 page; a phone shows the list', async () => {
  const page = await stage.person();
  const drawn = page.locator('.bpm-w svg');
  const pointsOf = (): Promise<number> =>
    drawn.evaluate(
      (svg) =>
        (svg.getBoundingClientRect().width / Number(svg.getAttribute('viewBox')?.split(' ')[2])) *
        14 * // the height of its letters, in the measure of the picture
        0.75, // points of a pixel
    );
  // The two interlinked ones are the largest; the other is a line of six steps.
  for (const code of ['2.000986', '1.011733', '1.001193']) {
    await page.setViewportSize({ width: 1280, height: 860 });
    await page.goto(`/thu-tuc/${code}`);
    const frame = await page.locator('.bpm-w').boundingBox();
    const picture = await drawn.boundingBox();
    assert.ok(frame !== null && picture !== null);
    assert.ok(picture.x + picture.width <= frame.x + frame.width, `${code} is cut`);
    assert.ok((await pointsOf()) >= 10, `${code} at a desk`);
    await page.setViewportSize({ width: 390, height: 860 });
    assert.equal(await drawn.isVisible(), false);
    assert.ok(await page.locator('.bpm-l').isVisible());
    await page.emulateMedia({ media: 'print' });
    await page.setViewportSize({ width: 1047, height: 718 }); // A4 across, within margins of 10 mm
    assert.ok((await pointsOf()) >= 7, `${code} across: ${await pointsOf()} points`);
    await page.setViewportSize({ width: 718, height: 1047 });
    assert.ok((await pointsOf()) >= 7, `${code} upright: ${await pointsOf()} points`);
    await page.emulateMedia({ media: 'screen' });
  }
});

test('a blank form prints on its own', async () => {
  const page = await stage.person();
  await page.goto('/thu-tuc/1.001193');
  await page.getByRole('link', { name: 'In danh mục và tờ khai trống' }).click();
  await page.getByText('không thay cho mẫu tờ khai').waitFor();
  await page.evaluate('globalThis.print = () => { document.title = "printed"; }');
  await page.getByRole('button', { name: 'In trang này' }).click();
  assert.equal(await page.title(), 'printed');
  assert.equal(
    await page.getByText('Độc lập - Tự do').evaluate((line) => {
      const box = line.getBoundingClientRect();
      const width = line.ownerDocument.documentElement.clientWidth;
      return Math.abs(box.left + box.width / 2 - width / 2) <= 1;
    }),
    true,
    'the motto stands in the middle',
  );
  await page.emulateMedia({ media: 'print' });
  assert.equal(await page.getByRole('button', { name: 'In trang này' }).isVisible(), false);
  assert.equal(await page.locator('.hd-nav').isVisible(), false);
  assert.deepEqual(await sourceFaults(page), []);
});

test('the first page of a stranger is light and asks no other server for anything', async () => {
  const page = await stage.person();
  const network = await page.context().newCDPSession(page);
  await network.send('Network.enable');
  let bytes = 0;
  network.on('Network.loadingFinished', ({ encodedDataLength }) => (bytes += encodedDataLength));
  const origins = new Set<string>();
  page.on('request', (request) => origins.add(new URL(request.url()).origin));
  await page.goto('/', { waitUntil: 'networkidle' });
  assert.deepEqual([...origins], [stage.system.url]);
  assert.ok(bytes > 0 && bytes <= 60_000, `${bytes} bytes over the wire`);
});
