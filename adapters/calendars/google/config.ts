import * as z from 'zod/mini';

/** A service account's key, as Google hands it out in a file; what else is in the file nobody reads. */
export const googleSecret = z.object({
  client_email: z.string().check(z.regex(/^\S+@\S+$/)),
  private_key: z.string().check(z.regex(/^-----BEGIN (RSA )?PRIVATE KEY-----\n/)),
});

export type GoogleConfig = z.infer<typeof googleSecret> & {
  readonly type: 'google';
  /** Where Google's services are in a rehearsal on one machine. */
  readonly rehearsal?: string;
};

/** Whom a request for a token is meant for: part of what is signed, wherever it is sent. */
export const TOKEN_AUDIENCE = 'https://oauth2.googleapis.com/token';

export const tokenAt = ({ rehearsal }: GoogleConfig): string =>
  rehearsal === undefined ? TOKEN_AUDIENCE : `${rehearsal}/token`;

export const calendarAt = ({ rehearsal }: GoogleConfig): string =>
  `${rehearsal ?? 'https://www.googleapis.com'}/calendar/v3`;
