/** An address that begins with `https://` and can be read as one. */
export const isHttps = (address: string): boolean => URL.canParse(address) && new URL(address).protocol === 'https:';
