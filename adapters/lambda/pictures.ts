import type { Pictures } from '../../src/campaign/pictures.ts';
import { createPictures, LARGEST_PICTURE } from '../pictures.ts';

export const picturesOf = ({ PICTURES_URL }: { readonly PICTURES_URL?: string }): Pictures =>
  createPictures({ limit: LARGEST_PICTURE, ...(PICTURES_URL === undefined ? {} : { rehearsal: PICTURES_URL }) });
