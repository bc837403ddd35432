declare const brand: unique symbol;

/** A primitive that only its own parser can make: `Brand<string, 'Day'>`. */
export type Brand<T, Name extends string> = T & { readonly [brand]: Name };
