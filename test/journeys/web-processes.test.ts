import { strict as assert } from 'node:assert';
import { randomUUIDv7 } from 'node:crypto';
import { once } from 'node:events';
import { after, test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { BIRTH_RECEIPT } from '#test/support/birth-receipt.ts';
import { openStage } from '#test/support/browser.ts';
import { offeredCitizens, signInCitizen } from '#test/support/citizens.ts';
import { BIRTH_ONLINE, fileBirth } from '#test/support/home-filing.ts';
import { byAll, many, pageProcessesOf } from '#test/support/page-processes.ts';
import { pdfFile } from '#test/support/sample-files.ts';
import {
  type Answered,
  askAnew,
  formOf,
  openSocket,
  spreadLine,
} from '#test/support/spread-line.ts';
import {
  communeCounters,
  databaseUrlOf,
  signInStaff,
  type StaffSession,
} from '#test/support/staff-session.ts';

const PROCESSES = 2;
const stage = await openStage(0, { WEB_PROCESSES: String(PROCESSES) });
const { system } = stage;
const database = new pg.Client({ connectionString: databaseUrlOf(system.dataDir) });
database.on('error', () => undefined); // the server goes when the last test ends the system
await database.connect();
after(() => database.end().catch(() => undefined));

const officerOf = async (where: string): Promise<StaffSession> => {
  const { rows } = await database.query(`select subject from staff where ${where} limit 1`);
  return signInStaff(database, system.dataDir, rows[0].subject);
};

test('a birth is filed with its paper over both processes, once', async () => {
  const line = await spreadLine(system.url);
  const page = await stage.person({ width: 390 });
  const [parent = ''] = (await offeredCitizens(page)).filter((one) => /^\d{12}$/.test(one));
  await signInCitizen(page, parent, '/cong-dan');
  const paper = pdfFile('chung-sinh.pdf', 'x'.repeat(900_000));
  await byAll(system.url, async () => {
    await page.goto(`${line}${BIRTH_ONLINE}`);
    await fileBirth(page, 'Lâm Gia Hai', paper);
  });
  const { rows } = await database.query(
    `select body from event where type = 'received' and body->'applicant'->>'identityNumber' = $1`,
    [parent],
  );
  assert.equal(rows.length, 1);
  assert.equal(rows[0].body.declaration.answers['child.name'], 'Lâm Gia Hai');
  assert.deepEqual(
    rows[0].body.attachments.map(({ size }: { size: number }) => size),
    [paper.buffer.length],
  );
});

test('what an administrator or a developer changes is seen in every process at once', async () => {
  const { cookie, csrf } = await officerOf(`role = 'province-administrator'`);
  const headers = { cookie };
  const { rows } = await database.query(
    `select code from agency where kind = 'one-stop-desk' limit 1`,
  );
  const place = `${system.url}/can-bo/quan-tri/co-quan/sua?ma=${rows[0].code}`;
  for (const phone of ['02973111111', '02973222222', '02973333333']) {
    const form = (await askAnew(place, { headers })).text;
    const valueOf = (name: string): string =>
      new RegExp(`<input[^>]*name="${name}"[^>]*>`).exec(form)?.[0].match(/value="([^"]*)"/)?.[1] ??
      '';
    const names = ['nameVi', 'nameEn', 'address', 'validFrom'];
    const fields = Object.fromEntries(names.map((name) => [name, valueOf(name)]));
    const saved = await askAnew(place, {
      method: 'POST',
      headers,
      body: formOf(csrf, { ...fields, phone }),
    });
    assert.equal(saved.status, 303, saved.text);
    const shown = await byAll(system.url, () => many(() => askAnew(place, { headers })));
    for (const { text } of shown) assert.ok(text.replaceAll(/[\s.]/g, '').includes(phone), phone);
  }

  const moved = await askAnew(`${system.url}/dev/clock`, {
    method: 'POST',
    body: formOf('', { days: '3' }),
  });
  assert.equal(moved.status, 303);
  for (const { text } of await byAll(system.url, () => many(() => askAnew(`${system.url}/dev`)))) {
    assert.match(text, /đã vặn tới/);
  }
  await askAnew(`${system.url}/dev/clock`, { method: 'POST', body: formOf('', { back: '1' }) });
  for (const { text } of await many(() => askAnew(`${system.url}/dev`))) {
    assert.match(text, /giờ của máy/);
  }
});

test('whoever signs out is signed out in every process', async () => {
  for (const role of ['specialist', 'signing-leader', 'clerk', 'counter-officer']) {
    const { cookie, csrf } = await officerOf(`role = '${role}'`);
    const headers = { cookie };
    const known = await byAll(system.url, () =>
      many(() => askAnew(`${system.url}/can-bo`, { headers })),
    );
    for (const { status } of known) assert.equal(status, 200);
    await askAnew(`${system.url}/dang-xuat`, { method: 'POST', headers, body: formOf(csrf, {}) });
    for (const { status } of await many(() => askAnew(`${system.url}/can-bo`, { headers }))) {
      assert.equal(status, 303);
    }
  }
});

test('a process that is killed under load loses nothing acknowledged, and comes back', async () => {
  const desks = await communeCounters(database, 6);
  const sessions: StaffSession[] = [];
  for (const { subject } of desks) {
    sessions.push(await signInStaff(database, system.dataDir, subject));
  }
  const [victim = 0] = pageProcessesOf(system.dataDir);
  assert.ok(victim > 0);
  const acknowledged: string[] = [];
  let broken = 0;
  const rest = new AbortController();
  const officers = Array.from({ length: 24 }, async (_, index) => {
    const { cookie, csrf } = sessions[index % sessions.length] ?? assert.fail();
    while (!rest.signal.aborted) {
      const dossierId = randomUUIDv7();
      const send = (): Promise<Answered | null> =>
        askAnew(`${system.url}/can-bo/tiep-nhan/1.001193`, {
          method: 'POST',
          headers: { cookie },
          body: formOf(csrf, { ...BIRTH_RECEIPT, dossierId }),
        }).catch(() => null);
      let answer = await send();
      // The browser's own second try, with the same form: on a connection to whoever lives.
      for (; answer === null; answer = await send()) broken += 1;
      assert.equal(answer.status, 303);
      acknowledged.push(dossierId);
    }
  });
  const until = async (isSo: () => boolean | Promise<boolean>, what: string): Promise<void> => {
    for (let tries = 0; tries < 600 && !(await isSo()); tries += 1) {
      assert.ok(tries < 599, what);
      await pause(100);
    }
  };
  await until(() => acknowledged.length > 100, 'a load');
  process.kill(victim, 'SIGKILL');
  const next = await askAnew(`${system.url}/suc-khoe`).catch(() =>
    askAnew(`${system.url}/suc-khoe`),
  );
  assert.equal(next.status, 200);
  const before = acknowledged.length;
  await until(() => acknowledged.length > before + 100, 'the other process goes on');
  await until(async () => {
    const [again = victim] = pageProcessesOf(system.dataDir);
    const metrics = (await askAnew(`${system.url}/metrics`)).text;
    return again !== victim && metrics.includes(`mot_cua_page_processes ${PROCESSES}`);
  }, 'it comes back');
  await byAll(system.url, () => many(() => askAnew(`${system.url}/suc-khoe`)));
  rest.abort();
  await Promise.all(officers);
  console.log(`${acknowledged.length} acknowledged, ${broken} sent again`);
  const { rows: lost } = await database.query(
    `select wanted from unnest($1::uuid[]) as wanted
      where (select count(*) from event where dossier_id = wanted and type = 'received') <> 1`,
    [acknowledged],
  );
  assert.deepEqual(lost, []);
  const { rows: serials } = await database.query(
    `select count(*)::int as dossiers, max(split_part(code, '-', 3)::int) as highest
      from dossier where handler = any($1) group by handler`,
    [desks.map(({ handler }) => handler)],
  );
  for (const { dossiers, highest } of serials) assert.equal(highest, dossiers, 'no gap, no double');
  assert.match(system.output(), /page process 2 stopped; starting it again/);
});

test('what was begun is answered when the system stops, and no process is left', async () => {
  const [desk] = await communeCounters(database, 1);
  const { cookie, csrf } = await signInStaff(database, system.dataDir, desk?.subject ?? '');
  const others = pageProcessesOf(system.dataDir);
  const begun = await many(async () => {
    const body = formOf(csrf, { ...BIRTH_RECEIPT, dossierId: randomUUIDv7() }).toString();
    const socket = await openSocket(system.url);
    socket.write(
      `POST /can-bo/tiep-nhan/1.001193 HTTP/1.1\r\nhost: localhost\r\ncookie: ${cookie}\r\ncontent-type: application/x-www-form-urlencoded\r\ncontent-length: ${body.length}\r\n\r\n${body.slice(0, 40)}`,
    );
    return { socket, rest: body.slice(40) };
  });
  await pause(500);
  const stopped = system.stop();
  await pause(1000);
  const answers = await Promise.all(
    begun.map(async ({ socket, rest }) => {
      const answer = once(socket, 'data');
      socket.write(rest);
      const [data] = (await answer) as [Buffer];
      return data.toString().slice(0, 12);
    }),
  );
  assert.deepEqual([...new Set(answers)], ['HTTP/1.1 303']);
  const answered = performance.now();
  await stopped;
  console.log(`stopped ${Math.round(performance.now() - answered)} ms after the last answer`);
  assert.equal(others.length, PROCESSES - 1);
  assert.deepEqual(others.filter(isAlive), []);
});

const isAlive = (pid: number): boolean => {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
};
