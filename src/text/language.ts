/** The languages a person can choose. `yasashii` is やさしい日本語 (plain Japanese). */
export const languages = ['ja', 'en', 'yasashii'] as const;
export type Language = (typeof languages)[number];
export const isLanguage = (value: unknown): value is Language => languages.some((language) => language === value);
