import type { Account } from '../../src/conversation/inbound.ts';
import type { OrgId } from '../../src/people/model.ts';

/** Whom a deployment serves: its own workspace and tenant, as far as they are named. */
export const servedBy =
  (org: OrgId, own: { readonly SLACK_TEAM?: string; readonly TEAMS_TENANT?: string }) =>
  ({ platform, tenant }: Account): OrgId | undefined => {
    const expected = platform === 'slack' ? own.SLACK_TEAM : own.TEAMS_TENANT;
    return expected === undefined || expected.toLowerCase() === tenant.toLowerCase() ? org : undefined;
  };
