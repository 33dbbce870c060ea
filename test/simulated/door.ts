import type { Reply } from './server.ts';

/** What becomes of a request before anybody looks at what it wants. */
export type Passage =
  /** Refused or lost on its way: this is all that is heard of it. */
  | { readonly type: 'stopped'; readonly reply: Reply }
  /** It has its effect, and `shown` is called once it had. `says`: what is heard in place of what came of it. */
  | { readonly type: 'passed'; readonly shown: () => void; readonly says?: Reply };

/** The limits and troubles of a platform, whoever plays the people behind it. */
export type Door<Asked> = (asked: Asked) => Passage;
