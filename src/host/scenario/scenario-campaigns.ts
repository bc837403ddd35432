import { randomUUID } from 'node:crypto';
import type pg from 'pg';
import type { Agency } from '#catalogue/locality.ts';
import { readCampaignTemplates } from '#host/campaign-template-files.ts';
import type { CampaignPlan } from '#host/scenario/scenario.ts';
import { answerFaults } from '#reporting/read-answers.ts';
import { openCampaign } from '#store/open-campaign.ts';
import { addCampaign } from '#store/report-campaigns.ts';
import { inTransaction } from '#store/transaction.ts';

/** Asks agencies by shipped templates, and has them answer: of a kind of agencies each tells a part of the total. */
export async function writeCampaigns(
  pool: pg.Pool,
  plans: readonly CampaignPlan[],
  agencies: readonly Agency[],
  random: () => number,
): Promise<void> {
  const templates = await readCampaignTemplates();
  for (const plan of plans) {
    const template = templates.find(({ key }) => key === plan.template);
    if (template === undefined) throw new Error(`there is no template ${plan.template}`);
    const { form, name, repeats } = template;
    const { from, to, openedAt, dueAt } = plan;
    const campaignId = randomUUID();
    const round = { campaignId, template: template.key, name, from, to, repeats, form };
    const answers = plan.answers.flatMap((answer) => answersOf(answer, agencies, random));
    for (const { name: who, typed } of answers) {
      const draft = { typed, reasons: {}, prefilled: {}, filed: new Set<string>() };
      const [fault] = answerFaults(form, draft);
      if (fault !== undefined) throw new Error(`${who}, ${fault.code}: ${fault.text.en}`);
    }
    await inTransaction(pool, async (client) => {
      await addCampaign(client, { ...round, reminders: [], previous: null }, openedAt);
      const asked = answers.map((answer) => ({ ...answer, reminders: [] }));
      await openCampaign(client, campaignId, asked, { now: openedAt, dueAt });
      await client.query(
        `update report_answer set state = 'submitted', version = 2, typed = told.typed,
            first_submitted_at = told.at, submitted_at = told.at
          from json_to_recordset($2::json) as told (recipient text, typed jsonb, at timestamptz)
          where campaign_id = $1 and report_answer.recipient = told.recipient`,
        [campaignId, JSON.stringify(answers)],
      );
    });
  }
}

function answersOf(
  { of, submittedAt, totals, words }: CampaignPlan['answers'][number],
  agencies: readonly Agency[],
  random: () => number,
) {
  const answering = agencies.filter(({ department, kind }) => department === of || kind === of);
  if (answering.length === 0) throw new Error(`the scenario names ${of}, which is no agency`);
  const parts = Object.entries(totals).map(
    ([code, total]) => [code, partsOf(total, answering.length, random)] as const,
  );
  return answering.map(({ code, name, level, parentCode }, index) => ({
    recipient: code,
    name: name.vi,
    level,
    agency: code,
    above: parentCode,
    at: submittedAt,
    typed: {
      ...Object.fromEntries(parts.map(([indicator, part]) => [indicator, String(part[index])])),
      ...words,
    },
  }));
}

/** Whole numbers at random that add up to a total. */
function partsOf(total: number, count: number, random: () => number): readonly number[] {
  const cuts = Array.from({ length: count - 1 }, () => Math.floor(random() * (total + 1)));
  const edges = [0, ...cuts.toSorted((one, other) => one - other), total];
  return edges.slice(1).map((edge, index) => edge - (edges[index] ?? 0));
}
