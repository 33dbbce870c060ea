import { linkTextOf } from '../../src/text/campaign-links/text.ts';
import type { HttpResponse } from '../http.ts';

const style = 'body{font-family:sans-serif;max-width:32em;margin:4em auto;padding:0 1em;line-height:1.8}';

/** Why a link leads nowhere, in Japanese and English: nobody knows what its reader reads. */
export const page = (status: 404 | 503): HttpResponse => {
  const parts = (['ja', 'en'] as const).map((language) => {
    const { title, gone, later } = linkTextOf(language).page;
    return `<div lang="${language}"><h1>${title}</h1><p>${status === 404 ? gone : later}</p></div>`;
  });
  const head = `<meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>灯り</title><style>${style}</style>`;
  return {
    status,
    headers: {
      ...always,
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'",
    },
    body: `<!doctype html><html lang="ja"><head>${head}</head><body>${parts.join('')}</body></html>`,
  };
};

/** Nothing is kept of an answer anywhere, and where it leads is not told where the reader comes from. */
export const always = {
  'cache-control': 'no-store',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'x-robots-tag': 'noindex',
};
