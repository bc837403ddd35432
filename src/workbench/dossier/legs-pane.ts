import type { DossierView } from '#workbench/dossier/dossier-page.ts';
import { lateFiling } from '#dossier/late-filing.ts';
import { textIn } from '#kernel/bilingual.ts';
import { dayOf } from '#kernel/day.ts';
import { pane } from '#web/components/pane.ts';
import { summaryList } from '#web/components/summary-list.ts';
import { type Html, html } from '#web/html.ts';
import { sayIn } from '#web/language.ts';
import { legRows } from '#web/leg-rows.ts';
import type { OfficerRequest } from '#workbench/officer-request.ts';

const dossierPath = (id: string): string => `/can-bo/ho-so/${id}`;

/** The procedures of an interlinked dossier and where each stands; of a leg, the whole that it is of. */
export function legsPane(on: OfficerRequest, { history, facts, legs }: DossierView): Html | null {
  const { lang, services, officer } = on;
  const { dossier } = history;
  const { bundle } = dossier.received;
  const say = sayIn(lang);
  if (bundle !== undefined) {
    // Whoever has the leg alone may not see the whole.
    const isDesk = officer.agency === dossier.desk;
    const code = isDesk
      ? html`<a href="${dossierPath(bundle.dossierId)}">${bundle.code}</a>`
      : bundle.code;
    return pane({
      id: 'bundle',
      title: say('Thuộc hồ sơ liên thông', 'Part of an interlinked dossier'),
      body: html`<p>${code}</p><p class="hint">${say(
        'Kết quả tự chuyển về hồ sơ liên thông khi phát hành; nơi tiếp nhận trả cho người dân.',
        'The result goes to the whole when it is issued; the desk hands it over.',
      )}</p>`,
    });
  }
  if (dossier.legs.length === 0) return null;
  const late = lateFiling(
    facts.procedure,
    dossier.received.declaration?.answers ?? {},
    dayOf(dossier.receivedAt),
  );
  const agencyName = (agency: string): string => services.directory().agencyName(agency, lang);
  return pane({
    id: 'legs',
    title: say('Các thủ tục làm cùng lúc', 'Procedures done together'),
    body: html`${late === null ? null : html`<p>${textIn(lang, late.late)} <span class="fine">${late.basis}</span></p>`}${summaryList(
      {
        rows: legRows(lang, {
          procedure: facts.procedure,
          legs: dossier.legs,
          isClosed: dossier.phase.kind === 'closed',
          own: legs,
          agencyName,
          pathOf: dossierPath,
        }),
      },
    )}`,
  });
}
