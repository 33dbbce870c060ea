import type { Read } from '../conversation/form.ts';
import { linkTextOf } from '../text/campaign-links/text.ts';
import type { Texts } from '../text/texts.ts';
import type { Content } from './model.ts';

/** What one look at an address tells. */
export type Look =
  | { readonly type: 'picture' }
  | { readonly type: 'too-large'; readonly bytes: number; readonly limit: number }
  | { readonly type: 'not-picture' }
  /** Not to be reached from here, or not in time: an intranet, mostly. Whether it is a picture is not known. */
  | { readonly type: 'unseen' };

/** Looks at pictures before they are sent. Never throws, and takes two seconds at the most: a form waits for it. */
export type Pictures = {
  /** `url` is https. */
  look(url: string): Promise<Look>;
};

/** Content that was read, with what a look at its picture says; what keeps it from being saved stands at its field. */
export const lookedAt = async (
  texts: Texts,
  read: Read<Content>,
  pictures: Pictures | undefined,
): Promise<Read<Content>> => {
  if (read.type === 'errors' || read.value.picture === undefined || pictures === undefined) return read;
  const { picture } = read.value;
  const words = linkTextOf(texts.language).picture;
  const look = await pictures.look(picture.url);
  switch (look.type) {
    case 'picture':
      return read;
    case 'unseen':
      return { type: 'read', value: { ...read.value, picture: { ...picture, unseen: true } } };
    case 'too-large':
      return { type: 'errors', byField: { picture: words.tooLarge(look.bytes, look.limit) } };
    case 'not-picture':
      return { type: 'errors', byField: { picture: words.notPicture } };
    default:
      return look satisfies never;
  }
};
