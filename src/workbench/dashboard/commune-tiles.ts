import { languageCode, textIn } from '#kernel/bilingual.ts';
import type { Agency } from '#catalogue/locality.ts';
import type { Standing } from '#store/agency-statistics.ts';
import { formatCount, formatShare } from '#web/format.ts';
import { type Html, html } from '#web/html.ts';
import { sayIn } from '#web/language.ts';
import type { OfficerRequest } from '#workbench/officer-request.ts';
import { dashboardPath } from '#workbench/dashboard/paths.ts';

/** From this share of what is open a tile is coloured; the words say it too. */
const BAD = 0.2;
const SOME = 0.05;

/** The committees of all communes, each a tile that leads to its own dashboard. */
export function communeTiles(
  { lang, services }: OfficerRequest,
  standings: ReadonlyMap<string, Standing>,
): Html {
  const say = sayIn(lang);
  const byName = new Intl.Collator(languageCode(lang));
  const directory = services.directory();
  const committees = directory.agencies.filter(({ kind }) => kind === 'commune-committee');
  const shorts = committees.map(({ code }) => directory.placeName(code));
  const longs = new Map(directory.communes.map(({ code, name }) => [code, name]));
  // Some names are of two communes: theirs stand with the district.
  const isDouble = (name: string): boolean => shorts.indexOf(name) !== shorts.lastIndexOf(name);
  const nameOf = ({ name, unitCode }: Agency, short: string): string =>
    short !== '' && !isDouble(short) ? short : (longs.get(unitCode) ?? textIn(lang, name));
  const tiles = committees
    .map((agency, index) => ({
      code: agency.code,
      name: nameOf(agency, shorts[index] ?? ''),
      standing: standings.get(agency.code) ?? { waiting: 0, paused: 0, overdue: 0 },
    }))
    // The worst first: who steers looks for them, not for a letter.
    .toSorted(
      (a, b) =>
        b.standing.overdue - a.standing.overdue ||
        b.standing.waiting - a.standing.waiting ||
        byName.compare(a.name, b.name),
    );
  const isLate = tiles.filter(({ standing }) => standing.overdue > 0).length;
  return html`<h2>${say('UBND cấp xã: {late} trên {all} nơi có hồ sơ quá hạn', 'Commune committees: {late} of {all} have overdue dossiers', { late: isLate, all: tiles.length })}</h2>
<p class="sub">${say('Số quá hạn trên số đang giải quyết; đỏ từ 20%, vàng từ 5%.', 'Overdue of what is open; red from 20%, yellow from 5%.')}</p>
<ul class="coms">${tiles.map(({ code, name, standing: { waiting, overdue } }) => {
    const share = waiting === 0 ? 0 : overdue / waiting;
    const words =
      overdue === 0
        ? say('không quá hạn', 'none overdue')
        : say('quá hạn ({share})', 'overdue ({share})', { share: formatShare(share, lang) });
    return html`<li><a class="com ${toneOf(share)}" href="${dashboardPath(code)}"><b>${name}</b> ${formatCount(overdue, lang)}/${formatCount(waiting, lang)} <span class="fine">${words}</span></a></li>`;
  })}</ul>`;
}

function toneOf(share: number): 'fig-bad' | 'fig-warn' | 'fig-ok' {
  if (share >= BAD) return 'fig-bad';
  return share >= SOME ? 'fig-warn' : 'fig-ok';
}
