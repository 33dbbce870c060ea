import type { Post } from './post.ts';

/** Without a post nothing is made: there are no calendars at all. */
export type NoneConfig = { readonly type: 'none'; readonly post?: Post };
