import type { Directory } from '#store/directory.ts';

/** `12 Trần Phú, Phường Vĩnh Thanh Vân, Thành phố Rạch Giá, Tỉnh Kiên Giang`; a line may be empty. */
export function fullAddress(
  { communes, province }: Directory,
  commune: string,
  line: string,
): string {
  const name = communes.find(({ code }) => code === commune)?.name ?? commune;
  return [line, name, province.vi].filter((part) => part !== '').join(', ');
}
