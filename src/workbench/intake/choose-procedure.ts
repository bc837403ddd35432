import type { Procedure } from '#catalogue/procedure.ts';
import { type Language, textIn } from '#kernel/bilingual.ts';
import { fold } from '#kernel/fold.ts';
import { button } from '#web/components/button.ts';
import { type Html, html } from '#web/html.ts';
import { sayIn } from '#web/language.ts';
import { textInput } from '#web/components/text-input.ts';
import { DRAFT_CODE } from '#workbench/intake/open-draft.ts';
import { intakePath } from '#workbench/intake/intake-view.ts';

/** Finds a procedure by name without diacritics or by code; each is one link away from its form. */
export function chooseProcedurePage(
  lang: Language,
  { query, code }: { readonly query: string; readonly code: string },
  found: readonly Procedure[],
): Html {
  const say = sayIn(lang);
  return html`<h1>${say('Tiếp nhận tại quầy', 'Counter intake')}</h1>
<form method="get" action="/can-bo/tiep-nhan" role="search" class="find-procedure" data-filter-list="procedures">
<label class="lbl" for="thu-tuc">${say('Tên thủ tục hoặc mã thủ tục', 'Name or code of the procedure')}</label>
<p class="hint" id="thu-tuc-hint">${say('Không cần gõ dấu, ví dụ: khai sinh, 1.004222', 'Without diacritics is fine, for example: khai sinh, 1.004222')}</p>
<div class="row"><input class="inp inp-medium" type="search" id="thu-tuc" name="thu-tuc" value="${query}" aria-describedby="thu-tuc-hint" autocomplete="off">${button({ text: say('Tìm', 'Search'), kind: 'secondary', icon: 'search' })}</div>
</form>
${draftForm(lang, code)}
${
  found.length === 0
    ? html`<p>${say(
        'Không có thủ tục nào khớp mà bộ phận của bạn tiếp nhận. Thử từ khác hoặc xóa ô tìm.',
        'No procedure that your desk receives matches. Try another word or clear the box.',
      )}</p>`
    : html`<ul class="procedures" id="procedures">${found.map((procedure) => procedureItem(lang, procedure))}</ul>`
}`;
}

/** Opens what a citizen prepared at home; `code` is one that opened nothing. */
function draftForm(lang: Language, code: string): Html {
  const say = sayIn(lang);
  return html`<form method="get" action="/can-bo/tiep-nhan" class="find-draft">${textInput({
    lang,
    name: DRAFT_CODE,
    label: say('Mã hồ sơ nháp của người dân', 'Code of a citizen’s draft'),
    hint: say('8 chữ và số, ví dụ ACDE 7934', '8 letters and digits, such as ACDE 7934'),
    value: code,
    width: 'short',
    maxLength: 20,
    error:
      code === ''
        ? undefined
        : say(
            'Không có hồ sơ nháp nào mở được bằng mã này. Kiểm tra lại mã; mã dùng được 14 ngày và mất khi người dân lấy mã khác.',
            'No draft opens by this code. Check it; it holds for 14 days, and ends when another is made.',
          ),
  })}${button({ text: say('Mở hồ sơ nháp', 'Open the draft'), kind: 'secondary' })}</form>`;
}

const procedureItem = (lang: Language, procedure: Procedure): Html =>
  html`<li data-filter-text="${fold(`${procedure.name.vi} ${procedure.code}`)}"><a href="${intakePath(procedure.code)}"><b>${textIn(lang, procedure.name)}</b> <span class="sub">${procedure.code} · ${textIn(lang, procedure.field.name)}</span></a></li>`;
