import type { NoticeChannel } from '#dossier/notice-channel.ts';
import { escapeXml } from '#registries/read-xml.ts';
import { jsonAnswer, type SimulatedAnswer } from '#registries/simulation/faults.ts';

/** A message as it came to somebody who does not exist. */
export interface ReceivedMessage {
  readonly channel: NoticeChannel;
  /** By which the sender knows it: Message-ID, or that of the request. */
  readonly key: string;
  readonly to: string;
  readonly from: string;
  readonly subject: string;
  readonly text: string;
  /** Of a letter that has one. */
  readonly html: string;
  readonly at: string;
}

/** What all simulated people received, in memory. */
export interface Mailbox {
  readonly add: (message: Omit<ReceivedMessage, 'at'>) => void;
  /** The newest first; of those whose address contains a text. */
  readonly find: (address: string) => readonly ReceivedMessage[];
}

const MOST = 5000;

export function createMailbox(): Mailbox {
  const messages: ReceivedMessage[] = [];
  return {
    add: (message) => {
      messages.unshift({ ...message, at: new Date(Date.now()).toISOString() });
      messages.length = Math.min(messages.length, MOST);
    },
    find: (address) =>
      messages.filter(({ to }) => to.toLowerCase().includes(address.trim().toLowerCase())),
  };
}

const SHOWN = 200;
const CHANNELS: Readonly<Record<NoticeChannel, string>> = {
  mail: 'Thư điện tử',
  sms: 'SMS',
  zalo: 'Zalo',
};

/** The messages as a page: `hop-thu`, and `hop-thu.json` for programs; `dia-chi` filters. */
export function mailboxPage(mailbox: Mailbox, url: URL): SimulatedAnswer {
  const address = url.searchParams.get('dia-chi') ?? '';
  const found = mailbox.find(address);
  if (url.pathname.endsWith('.json')) return jsonAnswer(found);
  const rows = found.slice(0, SHOWN).map(messageHtml);
  return {
    status: 200,
    type: 'text/html; charset=utf-8',
    text: `<!DOCTYPE html><html lang="vi"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Hộp thư giả lập</title>
<style>body{font:16px/1.5 sans-serif;max-width:52rem;margin:1rem auto;padding:0 1rem}pre{white-space:pre-wrap;font:inherit;background:#f4f4f4;padding:.75rem}summary{padding:.5rem 0}.hint{color:#555}</style></head><body>
<main><h1>Hộp thư giả lập</h1><p>Đây là hệ thống giả lập: thư, SMS và Zalo dưới đây không đến ai cả. These messages are simulated; they reached nobody.</p>
<form method="get" action="/hop-thu"><p><label for="dia-chi">Địa chỉ hoặc số điện thoại</label> <input id="dia-chi" name="dia-chi" value="${escapeXml(address)}"> <button>Lọc</button></p></form>
${rows.length === 0 ? '<p class="hint">Chưa có thư nào.</p>' : rows.join('\n')}
${found.length > SHOWN ? `<p class="hint">Còn ${found.length - SHOWN} thư cũ hơn; lọc theo địa chỉ để xem.</p>` : ''}</main></body></html>`,
  };
}

const messageHtml = ({ channel, to, from, subject, text, at, key }: ReceivedMessage): string =>
  `<details><summary><b>${CHANNELS[channel]}</b> đến ${escapeXml(to)} · ${escapeXml(subject)} · <time>${at}</time></summary>
<p class="hint">Từ ${escapeXml(from)} · <code>${escapeXml(key)}</code></p><pre>${escapeXml(text)}</pre></details>`;
