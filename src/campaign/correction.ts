import type { PersonId } from '../people/model.ts';
import type { UnitTree } from '../people/tree.ts';
import type { Campaign, Content } from './model.ts';
import { corrected, type Decision, needsApproval } from './rules.ts';

/** What somebody wants done with words that wait for a second person. */
export type CorrectionCommand =
  | { readonly type: 'approve-correction' | 'send-back-correction'; readonly version: number }
  | { readonly type: 'drop-correction' };

/** Whoever needed a second person to send it needs one to change what was sent. */
export const correctionNeedsApproval = (campaign: Campaign, tree: UnitTree): boolean =>
  campaign.approvedBy !== undefined || needsApproval(campaign.people ?? 0, campaign.audience, tree);

/** Other words, shown to nobody but the approver. Each proposal has a version that no other ever had: that of its save. */
export const proposed = (campaign: Campaign, content: Content, by: PersonId, approver: PersonId): Campaign => ({
  ...campaign,
  correction: { content, by, approver, version: campaign.revision + 1 },
});

export const withoutCorrection = ({ correction: _, ...campaign }: Campaign): Campaign => campaign;

/** Approved, every message that was sent changes to these words; sent back, they stay to be rewritten. */
export const decideCorrection = (campaign: Campaign, command: CorrectionCommand, by: PersonId): Decision => {
  const { correction, state } = campaign;
  if (command.type === 'drop-correction')
    return correction ? { type: 'changed', campaign: withoutCorrection(campaign) } : { type: 'unchanged' };
  if (campaign.version === command.version && campaign.approvedBy === by) return { type: 'unchanged' };
  if (!correction || state.type === 'recalled') return { type: 'refused', why: 'state' };
  if (correction.version !== command.version) return { type: 'refused', why: 'other-version' };
  const { approver, ...rest } = correction;
  const isBack = command.type === 'send-back-correction';
  if (approver === undefined) return isBack ? { type: 'unchanged' } : { type: 'refused', why: 'state' };
  if (by === correction.by) return { type: 'refused', why: 'own-approval' };
  if (approver !== by) return { type: 'refused', why: 'not-approver' };
  return {
    type: 'changed',
    campaign: isBack
      ? { ...campaign, correction: rest }
      : { ...corrected(withoutCorrection(campaign), correction.content, correction.version), approvedBy: by },
  };
};
