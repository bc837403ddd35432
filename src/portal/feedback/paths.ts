/** Reports and suggestions of anybody. */
export const FEEDBACK = '/phan-anh';
export const SEND = `${FEEDBACK}/gui`;
export const RECEIVED = `${FEEDBACK}/da-nhan`;
export const FOLLOW = `${FEEDBACK}/theo-doi`;
export const PUBLISHED = `${FEEDBACK}/cong-khai`;
