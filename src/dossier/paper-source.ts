/** Where a paper came from that was not sent for the dossier it is in: it was taken from a store by reference. */
export type PaperSource =
  /** Our store of documents (kho dữ liệu điện tử của tổ chức, cá nhân): signed, under an id and a number. */
  | { readonly kind: 'stored'; readonly document: string; readonly code: string | null }
  /** The national store (kho số hóa của Cổng DVCQG). */
  | { readonly kind: 'national-store'; readonly code: string; readonly number: string };
