import { mkdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Post } from '../calendars/none/post.ts';
import type { Log } from '../log.ts';

/** A moment is enough for a disk that was full or a folder that was locked. */
const AGAIN_MS = 60_000;

/** No mail is sent from here, and none can be answered. */
const NOBODY = 'akari@localhost.invalid';

/** Puts invitations into a folder, one file each; the newest state takes the place of the one before in one step. */
export const invitationFolder = (folder: string, log: Pick<Log, 'warn'>): Post => ({
  from: NOBODY,
  deliver: async ({ name, text }) => {
    try {
      await mkdir(folder, { recursive: true, mode: 0o700 });
      const file = join(folder, name);
      await writeFile(`${file}.part`, text, { mode: 0o600 });
      await rename(`${file}.part`, file);
      return { type: 'delivered' };
    } catch (error) {
      log.warn('invitation-not-written', { error });
      return { type: 'later', retryAfterMs: AGAIN_MS };
    }
  },
});
