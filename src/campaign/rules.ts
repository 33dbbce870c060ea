import { type Traits, traitsOf } from '../people/census.ts';
import type { Person, PersonId } from '../people/model.ts';
import type { UnitTree } from '../people/tree.ts';
import { gapIn } from '../text/kit/text.ts';
import { DAY_MS, type Instant, laterOf } from '../time/instant.ts';
import { isHttps } from '../web-address.ts';
import { earlierLinks } from './links.ts';
import type { Campaign, CampaignAudience, CampaignState, Content, When } from './model.ts';
import { LONGEST, MOST_LINKS, momentOf } from './model.ts';

/** From so many people on a second person approves; and always when it goes to everyone there is. */
export const APPROVED_ABOVE = 100;

/** After that nobody is sent it any more: old news is none. */
export const EXPIRES_AFTER_MS = 7 * DAY_MS;

export const needsApproval = (people: number, audience: CampaignAudience, tree: UnitTree): boolean => {
  const { unit, role, platform, language, list } = audience;
  const isNarrowed = role !== 'everyone' || [platform, language, list].some((narrowing) => narrowing !== undefined);
  return people > APPROVED_ABOVE || (unit === tree.root.id && !isNarrowed);
};

/** Whether somebody may write to this audience, or approve it: a 推進者 of the unit or of one above it. */
export const mayPromote = (person: Pick<Person, 'promotes'>, { unit }: CampaignAudience, tree: UnitTree): boolean =>
  person.promotes.some((top) => tree.isWithin(unit, top));

/** Whether somebody is in the audience, but for acknowledgements. */
export const isAddressed = (person: Person, audience: CampaignAudience, tree: UnitTree): boolean =>
  !person.left && tree.isWithin(person.unit, audience.unit) && isMeant(traitsOf(person), audience);

/** Whether somebody of the audience's units is in it, as far as a census knows them. */
export const isMeant = (traits: Traits, { role, platform, language }: CampaignAudience): boolean => {
  if (role === 'managers' && !traits.manages) return false;
  if (role === 'promoters' && !traits.promotes) return false;
  if (platform !== undefined && traits.place !== platform) return false;
  return language === undefined || traits.language === language;
};

export type ContentField =
  | 'title'
  | 'body'
  | 'from'
  | 'challenge'
  | 'picture'
  | 'alt'
  | 'label1'
  | 'url1'
  | 'label2'
  | 'url2';
export type ContentProblem =
  | { readonly field: ContentField; readonly type: 'missing' | 'not-https' | 'unfilled' }
  | { readonly field: ContentField; readonly type: 'too-long'; readonly length: number; readonly limit: number };

/** Where two texts differ, by field of the form. */
export const changedFields = (before: Content, after: Content): readonly ChangedField[] => {
  const [old, now] = [fieldsOf(before), fieldsOf(after)];
  return old.filter(([, value], i) => now[i]?.[1] !== value).map(([field]) => field);
};

export type ChangedField = ContentField | 'collects';

const fieldsOf = (content: Content): readonly (readonly [ChangedField, string | undefined])[] => {
  const { title, body, from, challenge, picture, links, collects } = content;
  return [
    ...([
      ['title', title],
      ['body', body],
      ['from', from],
      ['challenge', challenge],
      ['collects', collects],
    ] as const),
    ...([
      ['picture', picture && `${picture.url} ${picture.unseen ?? false}`],
      ['alt', picture?.alt],
    ] as const),
    ...([
      ['label1', links[0]?.label],
      ['url1', links[0]?.url],
    ] as const),
    ...([
      ['label2', links[1]?.label],
      ['url2', links[1]?.url],
    ] as const),
  ];
};

/** What keeps a text from being sent, by field; what a person typed is never cut silently. */
export const problemsOf = (content: Content): readonly ContentProblem[] => {
  const long = (field: ContentField, value: string | undefined, limit: number): readonly ContentProblem[] => {
    const length = [...(value ?? '')].length;
    return length > limit ? [{ field, type: 'too-long', length, limit }] : [];
  };
  const missing = (field: ContentField, value: string): readonly ContentProblem[] =>
    value.trim() === '' ? [{ field, type: 'missing' }] : [];
  const link = (field: ContentField, url: string): readonly ContentProblem[] =>
    isHttps(url) ? long(field, url, LONGEST.url) : [{ field, type: 'not-https' }];
  const { title, body, from, challenge, picture, links } = content;
  return [
    ...missing('title', title),
    ...long('title', title, LONGEST.title),
    ...missing('body', body),
    ...long('body', body, LONGEST.body),
    ...(gapIn(body) === undefined ? [] : [{ field: 'body', type: 'unfilled' } as const]),
    ...long('from', from, LONGEST.from),
    ...long('challenge', challenge, LONGEST.challenge),
    ...(picture
      ? [...link('picture', picture.url), ...missing('alt', picture.alt), ...long('alt', picture.alt, LONGEST.alt)]
      : []),
    ...links.slice(0, MOST_LINKS).flatMap(({ label, url }, i) => {
      const [labelField, urlField] = i === 0 ? (['label1', 'url1'] as const) : (['label2', 'url2'] as const);
      return [...missing(labelField, label), ...long(labelField, label, LONGEST.label), ...link(urlField, url)];
    }),
  ];
};

/** What somebody wants done with a campaign. */
export type Command =
  | { readonly type: 'ask'; readonly approver: PersonId }
  | { readonly type: 'approve'; readonly version: number }
  | { readonly type: 'send-back'; readonly version: number }
  | { readonly type: 'send' }
  /** Deletes a draft; nobody ever got it. */
  | { readonly type: 'discard' }
  | { readonly type: 'unschedule' | 'pause' | 'resume' | 'cancel' | 'recall' };

export type Decision =
  | { readonly type: 'changed'; readonly campaign: Campaign }
  /** It is there already, by an earlier tap. */
  | { readonly type: 'unchanged' }
  | { readonly type: 'refused'; readonly why: Refusal };

export type Refusal =
  /** It has gone on meanwhile: the card is old. */
  | 'state'
  | 'not-approver'
  | 'own-approval'
  | 'needs-approval'
  /** Text or audience were changed after the approver had been asked. */
  | 'other-version'
  | 'time-passed'
  /** It would reach nobody. */
  | 'nobody';

/** When a campaign that is approved now begins. */
const startOf = (when: When, now: Instant): Instant => laterOf(momentOf(when) ?? now, now);

/** The one state machine. `mustApprove`: by its size and audience, as counted now. */
export const decide = (
  campaign: Campaign,
  command: Command,
  by: PersonId,
  mustApprove: boolean,
  now: Instant,
): Decision => {
  const { state, when } = campaign;
  const to = (next: CampaignState, more: Partial<Campaign> = {}): Decision => ({
    type: 'changed',
    campaign: { ...campaign, ...more, state: next },
  });
  const refused = (why: Refusal): Decision => ({ type: 'refused', why });
  switch (command.type) {
    case 'ask':
      if (state.type !== 'draft' && state.type !== 'asked') return refused('state');
      if (command.approver === campaign.author) return refused('own-approval');
      if (isPast(when, now)) return refused('time-passed');
      return to({ type: 'asked', approver: command.approver, version: campaign.version });
    case 'approve':
      if (state.type !== 'asked') return campaign.approvedBy === by ? { type: 'unchanged' } : refused('state');
      if (state.approver !== by) return refused(by === campaign.author ? 'own-approval' : 'not-approver');
      if (state.version !== command.version || campaign.version !== command.version) return refused('other-version');
      return to({ type: 'scheduled', at: startOf(when, now) }, { approvedBy: by });
    case 'send-back':
      if (state.type !== 'asked') return refused('state');
      if (state.approver !== by) return refused('not-approver');
      return to({ type: 'draft' });
    case 'send':
      if (state.type === 'scheduled' || state.type === 'running') return { type: 'unchanged' };
      if (state.type !== 'draft') return refused('state');
      if (mustApprove) return refused('needs-approval');
      if (isPast(when, now)) return refused('time-passed');
      return to({ type: 'scheduled', at: startOf(when, now) });
    case 'unschedule':
      return state.type === 'scheduled' || state.type === 'asked'
        ? withoutApproval(to({ type: 'draft' }))
        : refused('state');
    case 'discard':
      if (state.type === 'cancelled') return { type: 'unchanged' };
      return state.type === 'draft' ? to({ type: 'cancelled', at: now }) : refused('state');
    case 'pause':
      if (state.type === 'paused') return { type: 'unchanged' };
      return state.type === 'running' ? to({ type: 'paused', since: now }) : refused('state');
    case 'resume':
      if (state.type === 'running') return { type: 'unchanged' };
      return state.type === 'paused' ? to({ type: 'running', since: now }) : refused('state');
    case 'cancel':
      if (state.type === 'cancelled') return { type: 'unchanged' };
      return state.type === 'running' || state.type === 'paused'
        ? to({ type: 'cancelled', at: now })
        : refused('state');
    case 'recall':
      if (state.type === 'recalled') return { type: 'unchanged' };
      return ['running', 'paused', 'done', 'cancelled'].includes(state.type)
        ? withoutWaitingWords(to({ type: 'recalled', at: now }))
        : refused('state');
    default:
      return command satisfies never;
  }
};

const isPast = (when: When, now: Instant): boolean => (momentOf(when) ?? now) < now;

/** What was approved once is approved again before it goes out changed. */
const withoutApproval = (decision: Decision): Decision => {
  if (decision.type !== 'changed') return decision;
  const { approvedBy: _, ...campaign } = decision.campaign;
  return { type: 'changed', campaign };
};

const withoutWaitingWords = (decision: Decision): Decision => {
  if (decision.type !== 'changed') return decision;
  const { correction: _, ...campaign } = decision.campaign;
  return { type: 'changed', campaign };
};

/** Other words for what many have already: their messages change in place, and it goes on as it was. */
export const corrected = (campaign: Campaign, content: Content, version = campaign.revision + 1): Campaign => {
  const { linksBefore: _, ...rest } = campaign;
  const linksBefore = earlierLinks(campaign, content);
  return { ...rest, content, version, ...(linksBefore.length > 0 && { linksBefore }) };
};

/** One that nobody ever got becomes a draft again in its place: of how it stood nothing is left. */
export const begunAnew = (before: Campaign, author: PersonId, change: Parameters<typeof revised>[1]): Campaign => {
  const { org, id, revision, version, content, audience, when, state, part } = before;
  const kept = { org, id, revision, version, content, audience, when, state, ...(part && { part }) };
  return revised({ ...kept, author }, change);
};

/** A draft with other words or another audience: a new version, which nobody has approved. */
export const revised = (
  { approvedBy: _, ...campaign }: Campaign,
  change: Partial<Pick<Campaign, 'content' | 'audience' | 'when'>>,
): Campaign => ({ ...campaign, ...change, version: campaign.version + 1, state: { type: 'draft' } });
