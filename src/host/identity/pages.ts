import { createHash } from 'node:crypto';
import type { Account } from '#host/identity/provider.ts';
import { emblem } from '#web/components/emblem.ts';
import { attrs, html, markupOf, type Html, type Value } from '#web/html.ts';

export interface SignInView {
  readonly action: string;
  readonly accounts: readonly Account[];
  /** Buttons that need no password: only where the provider listens on this machine alone. */
  readonly oneClick: boolean;
  readonly username: string;
  readonly failed: boolean;
}

/** The sign-in page of the development provider; works without any script. */
export function signInPage(view: SignInView): string {
  const described = view.failed ? { 'aria-describedby': 'error', 'aria-invalid': 'true' } : {};
  return page(
    'Đăng nhập · Sign in',
    html`<h1>Đăng nhập <span lang="en">Sign in</span></h1>
${view.failed ? WRONG : null}
<p class="note"><strong>Hệ thống định danh dùng cho phát triển.</strong> Người trong danh sách không có thật. <span lang="en">Development provider: the people below are invented.</span></p>
<form method="post" action="${view.action}">
<label for="username">Tên đăng nhập <span lang="en">User name</span></label>
<input type="text" id="username" name="username" autocomplete="username" autocapitalize="none" spellcheck="false" required value="${view.username}" ${attrs(described)}>
<label for="password">Mật khẩu <span lang="en">Password</span></label>
<input id="password" name="password" type="password" autocomplete="current-password" required ${attrs(described)}>
<button type="submit">Đăng nhập</button>
</form>
${view.oneClick && view.accounts.length > 0 ? accountList(view) : null}`,
  );
}

const WRONG = html`<div class="error" role="alert" id="error"><p><strong>Tên đăng nhập hoặc mật khẩu chưa đúng.</strong> Nhập lại; mật khẩu được in ở cửa sổ chạy <code>npm start</code>.</p>
<p lang="en">Wrong user name or password. Try again; the password is printed by <code>npm start</code>.</p></div>`;

const accountList = (view: SignInView): Html =>
  html`<h2>Chọn một tài khoản mẫu <span lang="en">Or pick a demo account</span></h2>
<ul>${view.accounts.map(
    (account) =>
      html`<li><form method="post" action="${view.action}"><input type="hidden" name="username" value="${account.username}"><input type="hidden" name="picked" value="yes"><button type="submit" class="pick"><strong>${account.role}</strong><span>${account.agency}</span><small>${account.name} · ${account.username}</small></button></form></li>`,
  )}</ul>`;

/** Asks before the session at the provider ends; `form` comes from the library. */
export function signOutPage(form: string): string {
  const [, action = '', xsrf = ''] =
    /action="([^"]+)"[\s\S]*name="xsrf" value="([^"]+)"/.exec(form) ?? [];
  return page(
    'Đăng xuất · Sign out',
    html`<h1>Đăng xuất <span lang="en">Sign out</span></h1>
<form method="post" action="${action}"><input type="hidden" name="xsrf" value="${xsrf}"><input type="hidden" name="logout" value="yes"><button type="submit">Đăng xuất khỏi hệ thống định danh</button></form>`,
  );
}

export const signedOutPage = (home: string): string =>
  page(
    'Đã đăng xuất · Signed out',
    html`<h1>Đã đăng xuất <span lang="en">Signed out</span></h1>${wayOn(home)}`,
  );

/** What a person meets whose sign-in took too long, or who came here by a wrong link. */
export const errorPage = (home: string, detail?: string): string =>
  page(
    'Chưa đăng nhập được · Not signed in',
    html`<h1>Chưa đăng nhập được <span lang="en">Not signed in</span></h1>
<p>Lần đăng nhập này đã hết hạn hoặc không hợp lệ. Hãy đăng nhập lại từ đầu.</p>
<p lang="en">This sign-in has expired or is not valid. Start again.</p>
${detail === undefined ? null : html`<p lang="en"><small>${detail}</small></p>`}${wayOn(home)}`,
  );

const wayOn = (home: string): Html =>
  html`<p><a href="${home}">Về trang đầu <span lang="en">Go to the first page</span></a></p>`;

/** Nothing but our own style, and forms that end here or at the client. */
export function contentSecurityPolicy(client: string): string {
  const style = /<style>([\s\S]*?)<\/style>/.exec(page('', null))?.[1] ?? '';
  const hash = createHash('sha256').update(style).digest('base64');
  return [
    "default-src 'none'",
    `style-src 'sha256-${hash}'`,
    'img-src data:',
    `form-action 'self' ${client}`,
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
}

const page = (title: string, body: Value): string =>
  markupOf(html`<!DOCTYPE html>
<html lang="vi"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${title}</title><link rel="icon" href="data:,">
<style>
*{box-sizing:border-box}
body{margin:0;background:#f4f6f8;color:#15202b;font:400 1.0625rem/1.5 -apple-system,BlinkMacSystemFont,"Segoe UI",Roboto,"Noto Sans",Arial,sans-serif;overflow-wrap:break-word}
header{border-top:.3125rem solid #0e4f88;border-bottom:1px solid #d6dde4;background:#fff;padding:.5rem 1rem}
header div{display:flex;align-items:center;max-width:40rem;margin:0 auto;font-weight:700}
.emblem{width:2.5rem;height:2.5rem;margin-right:.625rem}.emblem-a{fill:#0e4f88}.emblem-b{fill:none;stroke:#fff;stroke-width:3}.emblem-c{fill:#d9a026}
main{max-width:42rem;margin:0 auto;padding:1.5rem 1rem 3rem}
h1{margin:0 0 1rem;font-size:1.6875rem;line-height:1.3}
h2{margin:2rem 0 .75rem;font-size:1.1875rem;line-height:1.35}
h1 span,h2 span,label span{color:#4a5866;font-weight:400;font-size:.875em}
label{display:block;margin-top:1rem;font-weight:600}
input{display:block;width:100%;max-width:24rem;min-height:2.75rem;padding:.5rem .75rem;border:2px solid #6d7b88;border-radius:.5rem;background:#fff;color:inherit;font:inherit}
button{min-height:2.75rem;padding:.5rem 1.25rem;border:2px solid #0e4f88;border-radius:.5rem;background:#0e4f88;color:#fff;font:inherit;font-weight:600;cursor:pointer}
button:hover{background:#0a3a66}
form>button{margin-top:1.25rem}
ul{margin:0;padding:0;list-style:none}
.pick{width:100%;margin:0 0 .5rem;border:1px solid #6d7b88;background:#fff;color:#15202b;font-weight:400;text-align:left}
.pick:hover{background:#e8f0f8}
.pick strong,.pick span,.pick small{display:block}
small,.pick small{color:#4a5866;font-size:.875rem}
a{color:#0e4f88}
.note{padding:.75rem 1rem;border-left:.3125rem solid #7a4a00;background:#fff2d1}
.error{margin-bottom:1rem;padding:.75rem 1rem;border:3px solid #a8201a;background:#fff}
.error p{margin:0}
:focus-visible{outline:3px solid #15202b;outline-offset:2px;box-shadow:0 0 0 3px #ffc63d}
</style></head>
<body><header><div>${emblem()}Một Cửa</div></header><main>${body}</main></body></html>`);
