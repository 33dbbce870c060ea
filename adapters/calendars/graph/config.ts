import * as z from 'zod/mini';

const name = z.string().check(z.regex(/^[A-Za-z0-9.-]+$/));

/** What an administrator puts into the secret: an app of its own in Entra, with rights on calendars only. */
export const graphSecret = z.object({ tenant: name, appId: name, appPassword: z.string().check(z.regex(/\S/)) });

export type GraphConfig = z.infer<typeof graphSecret> & {
  readonly type: 'graph';
  /** Where Microsoft's services are in a rehearsal on one machine. */
  readonly rehearsal?: string;
};

export const loginAt = ({ rehearsal, tenant }: GraphConfig): string =>
  `${rehearsal ?? 'https://login.microsoftonline.com'}/${tenant}/oauth2/v2.0/token`;

export const graphAt = ({ rehearsal }: GraphConfig): string => `${rehearsal ?? 'https://graph.microsoft.com'}/v1.0`;
