import type { Account } from '../../src/conversation/inbound.ts';
import { asOrgId, type OrgId } from '../../src/people/model.ts';
import type { Log } from '../log.ts';
import { isRealSlack, isRealTeams, type LocalEnv } from './env.ts';

/** The one organisation of a local run. */
export const LOCAL_ORG = asOrgId('main');

/**
 * Whom the local run serves. With a real token only the workspace it belongs to, with a real app id only the tenant
 * that is configured: ids of people elsewhere may look the same. `workspace` asks Slack, once it answers; until then
 * the signature alone vouches.
 */
export const orgOfLocal = (env: LocalEnv, workspace: () => Promise<string | undefined>, log: Log) => {
  const ownTenant = isRealTeams(env) ? env.MicrosoftAppTenantId : undefined;
  let asked = !isRealSlack(env);
  let ownTeam: string | undefined;
  const learn = async (): Promise<void> => {
    if (asked) return;
    asked = true;
    try {
      ownTeam = await workspace();
    } catch (error) {
      asked = false;
      log.warn('slack-workspace-unknown', { error: error instanceof Error ? error.name : typeof error });
    }
  };
  void learn();
  return ({ platform, tenant }: Account): OrgId | undefined => {
    void learn();
    const own = platform === 'slack' ? ownTeam : ownTenant;
    return own === undefined || own.toLowerCase() === tenant.toLowerCase() ? LOCAL_ORG : undefined;
  };
};
