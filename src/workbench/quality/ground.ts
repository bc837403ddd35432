import { type Bilingual, textIn } from '#kernel/bilingual.ts';
import { clean, cleanLines } from '#kernel/fold.ts';
import { select } from '#web/components/select.ts';
import { textInput } from '#web/components/text-input.ts';
import { errorOf, type SentForm } from '#web/field-error.ts';
import { type FormValues, one } from '#web/form-values.ts';
import { type Html, html } from '#web/html.ts';
import { sayIn } from '#web/language.ts';
import type { OfficerRequest } from '#workbench/officer-request.ts';
import { QUALITY_PATH } from '#workbench/quality/paths.ts';

/** What verdicts mostly stand on; the words are ours, and the event keeps them in Vietnamese. */
const USUAL_GROUNDS = {
  papers: { vi: 'Giấy khai sinh, trích lục hộ tịch', en: 'Birth certificate, extract' },
  book: { vi: 'Sổ hộ tịch', en: 'Book of civil status' },
  card: { vi: 'Thẻ căn cước, hồ sơ cư trú', en: 'Citizen card, residence file' },
  asked: { vi: 'Đã hỏi người dân', en: 'The person was asked' },
  list: { vi: 'Danh sách, phiếu gốc của đơn vị', en: 'Original list or form of the unit' },
  agreement: { vi: 'Các thông tin khác đều trùng', en: 'All else is the same' },
} satisfies Record<string, Bilingual>;
type UsualGround = keyof typeof USUAL_GROUNDS;
const isUsual = (text: string): text is UsualGround => Object.hasOwn(USUAL_GROUNDS, text);

const LONGEST = 500;
const COOKIE = 'mot_cua_ground';

/** The ground as it is kept: the usual one, what was typed, or both; empty where neither is given. */
export function readGround(values: FormValues): string {
  const usual = one(values, 'usual');
  const typed = cleanLines(one(values, 'ground')).slice(0, LONGEST);
  return [isUsual(usual) ? USUAL_GROUNDS[usual].vi : '', typed]
    .filter((part) => part !== '')
    .join('. ');
}

/** A usual ground and a line for more; `suffix` sets the ids of two forms of one page apart. */
export function groundFields({ lang }: OfficerRequest, sent: SentForm, suffix = ''): Html {
  const say = sayIn(lang);
  return html`<div class="grounds">${select({
    lang,
    name: 'usual',
    id: `usual${suffix}`,
    label: say('Căn cứ', 'Ground'),
    prompt: say('Chọn, hoặc ghi bên cạnh', 'Choose, or write it beside'),
    value: one(sent.values, 'usual'),
    error: errorOf(sent.errors, 'ground', lang),
    options: Object.entries(USUAL_GROUNDS).map(([value, text]) => ({
      value,
      text: textIn(lang, text),
    })),
  })}${textInput({
    lang,
    name: 'ground',
    id: `ground${suffix}`,
    label: say('Ghi thêm', 'In words'),
    optional: true,
    value: one(sent.values, 'ground'),
    maxLength: LONGEST,
  })}</div>`;
}

/** The browser carries the ground on to the next case of this session; another session does not see it. */
export function rememberGround(
  { reply, session, services }: OfficerRequest,
  sent: FormValues,
): void {
  const kept = [markOf(session.csrf), one(sent, 'usual'), clean(one(sent, 'ground')).slice(0, 200)];
  reply.setCookie(COOKIE, Buffer.from(JSON.stringify(kept)).toString('base64url'), {
    path: QUALITY_PATH,
    httpOnly: true,
    sameSite: 'lax',
    secure: services.publicUrl.startsWith('https:'),
  });
}

export function rememberedGround({ request, session }: OfficerRequest): FormValues {
  const [mark, usual, ground] = partsOf(request.cookies[COOKIE] ?? '');
  if (mark !== markOf(session.csrf)) return new Map();
  return new Map([
    ['usual', [String(usual)]],
    ['ground', [String(ground)]],
  ]);
}

const markOf = (csrf: string): string => csrf.slice(0, 12);

function partsOf(cookie: string): readonly unknown[] {
  try {
    const parts: unknown = JSON.parse(Buffer.from(cookie, 'base64url').toString());
    return Array.isArray(parts) ? parts : [];
  } catch {
    return []; // not ours: nothing is remembered
  }
}
