import { type Bilingual, type Language, textIn } from '#kernel/bilingual.ts';
import type { Instant } from '#kernel/day.ts';
import { isGarbled } from '#persons/garbled-text.ts';
import type { Verification } from '#registries/national-population/codec.ts';
import { faultTexts } from '#registries/registry-fault.ts';
import { notice } from '#web/components/notice.ts';
import { pane } from '#web/components/pane.ts';
import { formatDateTime } from '#web/format.ts';
import { type Html, html } from '#web/html.ts';
import { sayIn } from '#web/language.ts';
import type { OfficerRequest } from '#workbench/officer-request.ts';
import { partyLabels } from '#dossier/party-labels.ts';
import { answerTable } from '#workbench/registers/answer-table.ts';
import type { Asked, RegisterAnswer } from '#workbench/registers/ask-register.ts';
import { cardAnswer } from '#workbench/registers/card-answer.ts';
import { kindLabels, type QueryKind } from '#workbench/registers/register-kinds.ts';

/** What a register answered, from where and when; or why it did not, and what to do then. */
export function answerPane(on: OfficerRequest, kind: QueryKind, asked: Asked, at: Instant): Html {
  const { lang } = on;
  const say = sayIn(lang);
  const source = textIn(lang, partyLabels[kindLabels[kind].party]);
  if (asked.outcome !== 'answered') return unanswered(lang, source, asked);
  const { answer } = asked;
  return pane({
    id: 'answer',
    title: say('Kết quả tra cứu', 'Answer'),
    body: html`<p class="hint" role="status">${say('Nguồn', 'Source')}: ${source} · ${say('lúc', 'at')} ${formatDateTime(at, lang)}</p>
${textsOf(answer).some(isGarbled) ? garbledNotice(lang) : null}
${bodyOf(lang, answer)}`,
  });
}

function unanswered(
  lang: Language,
  source: string,
  asked: Exclude<Asked, { readonly outcome: 'answered' }>,
): Html {
  const say = sayIn(lang);
  const isLate = asked.outcome === 'failed' && asked.fault.isOutage;
  const why =
    asked.outcome === 'failed'
      ? textIn(lang, faultTexts[asked.fault.code])
      : textIn(lang, faultTexts['not-configured']);
  return notice({
    lang,
    id: 'answer',
    tone: 'warning',
    role: 'status',
    title: isLate
      ? `${source} ${say('chưa trả lời', 'does not answer')}`
      : `${source}: ${say('không có câu trả lời dùng được', 'no answer that can be used')}`,
    body: `${why} ${say(
      'Những gì đã nhập được giữ nguyên: tra cứu lại sau ít phút, hoặc tiếp tục theo giấy tờ.',
      'What was typed is kept: look it up again in some minutes, or go on by the papers.',
    )}`,
  });
}

const garbledNotice = (lang: Language): Html =>
  notice({
    lang,
    tone: 'warning',
    body: sayIn(lang)(
      'Câu trả lời có chữ bị hỏng trên đường truyền. Dưới đây là nguyên văn, hệ thống không tự sửa: đối chiếu với giấy tờ, không chép lại vào hồ sơ.',
      'Letters of the answer were broken on the way. It stands below as it came and is not repaired: compare with the papers, and do not copy it into the dossier.',
    ),
  });

/** Every text of an answer that names somebody or something. */
function textsOf(answer: RegisterAnswer): readonly string[] {
  switch (answer.of) {
    case 'card':
      return answer.card.card === null ? [] : Object.values(answer.card.card);
    case 'kinship':
      return [];
    case 'people':
    case 'enterprises':
    case 'businesses':
    case 'units':
      return answer.rows.flatMap((row) => Object.values(row).map(String));
  }
}

function bodyOf(lang: Language, answer: RegisterAnswer): Html {
  switch (answer.of) {
    case 'card':
      return cardAnswer(lang, answer.card);
    case 'kinship':
      return kinshipNotice(lang, kinshipTexts[answer.verification]);
    case 'people':
    case 'enterprises':
    case 'businesses':
    case 'units':
      return answerTable(lang, answer);
  }
}

const kinshipNotice = (
  lang: Language,
  text: Bilingual & { readonly tone: 'success' | 'warning' },
): Html => notice({ lang, tone: text.tone, body: textIn(lang, text) });

const kinshipTexts = {
  matches: {
    tone: 'success',
    vi: 'Đúng: hai người có quan hệ như đã khai.',
    en: 'Right: the two are related as declared.',
  },
  differs: {
    tone: 'warning',
    vi: 'CSDL quốc gia về dân cư không ghi quan hệ này. Đối chiếu giấy tờ chứng minh quan hệ.',
    en: 'The national population database does not have this relation. Check the papers.',
  },
  unknown: {
    tone: 'warning',
    vi: 'CSDL quốc gia về dân cư không có số định danh của người thứ nhất. Kiểm tra lại số.',
    en: 'The database does not know the first person’s number. Check it.',
  },
} as const satisfies Record<Verification, Bilingual & { readonly tone: 'success' | 'warning' }>;
