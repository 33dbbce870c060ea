import type { Figure } from './bench.ts';
import { productFigures } from './product.ts';
import { slackFigures } from './slack-handler.ts';
import { teamsFigures } from './teams-handler.ts';

/** One request through each edge beside the library alone, and a real tap through the whole product. */
export const handlerFigures = async (): Promise<readonly Figure[]> => [
  ...(await slackFigures()),
  ...(await teamsFigures()),
  ...(await productFigures()),
];
