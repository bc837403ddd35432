import { escapeXml } from '#registries/read-xml.ts';
import type { SimulatedAnswer } from '#registries/simulation/faults.ts';

/** A payment at the simulated platform. */
export interface SimulatedPayment {
  readonly reference: string;
  readonly amount: number;
  readonly purpose: string;
  readonly time: string;
  /** How often it was started: more than once where the partner did not ask first. */
  starts: number;
  isFailed: boolean;
  readonly paid: { readonly transaction: string; readonly amount: number; readonly time: string }[];
}

/** The page on which a person who tries the system out plays the payer. */
export function payerPage(payment: SimulatedPayment): SimulatedAnswer {
  const { reference, amount, purpose, isFailed, paid } = payment;
  const dong = (value: number): string => `${value.toLocaleString('vi-VN')} đ`;
  const state = isFailed
    ? 'Đã hủy.'
    : paid.length === 0
      ? 'Chưa trả.'
      : `Đã trả: ${paid.map((one) => `${dong(one.amount)} (${one.transaction})`).join(', ')}.`;
  const buttons =
    paid.length === 0
      ? [
          ['du', 'Trả đủ'],
          ['thieu', 'Trả thiếu'],
          ['huy', 'Hủy'],
        ]
      : [['du', 'Trả thêm lần nữa']];
  return {
    status: 200,
    type: 'text/html; charset=utf-8',
    text: `<!DOCTYPE html><html lang="vi"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Thanh toán giả lập</title>
<h1>Đây là trang thanh toán giả lập</h1><p>Không phải Cổng thanh toán; không có tiền thật nào được chuyển. This page is a simulator; no money is moved.</p>
<dl><dt>Nội dung</dt><dd>${escapeXml(purpose)}</dd><dt>Mã tham chiếu</dt><dd>${escapeXml(reference)}</dd><dt>Số tiền</dt><dd>${dong(amount)}</dd><dt>Trạng thái</dt><dd id="state">${escapeXml(state)}</dd></dl>
<form method="post">${buttons.map(([value, text]) => `<button name="viec" value="${value}">${text}</button>`).join(' ')}</form></html>`,
  };
}
