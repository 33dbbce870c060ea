import { createHash } from 'node:crypto';
import { type Answer, type Turn, typedIn } from '../conversation/feature.ts';
import { closeForm, formErrors, openForm, replace, reply } from '../conversation/outcome.ts';
import type { UnitTree } from '../people/tree.ts';
import { type Campaign, type CampaignId, campaignIdAt, LONGEST } from './model.ts';
import { mayPromote } from './rules.ts';
import { type CampaignDeps, lookerOf, refuse, showCampaign, withCampaign } from './scene.ts';
import { closeCard, voicesCard } from './voice-cards.ts';
import { firstPickField, pickedIn, pickForm } from './voice-forms.ts';
import type { VoiceOf } from './voice-giving.ts';
import type { VoiceKind } from './voice-model.ts';
import { type Line, type Reading, readVoices } from './voice-reading.ts';
import { isOpen, storyPages } from './voice-rules.ts';

type PageOf = VoiceOf & { readonly page: number };
type DraftOf = PageOf & { readonly draft: CampaignId };

/** What came in, as a message below the campaign's own, or in its own place. */
export const showVoicesPage = (turn: Turn, of: PageOf, show: typeof reply, deps: CampaignDeps): Answer =>
  withCampaign(turn, of.campaign, deps, (campaign, tree) => shownVoices(turn, campaign, tree, of, show, deps));

const shownVoices = async (
  turn: Turn,
  campaign: Campaign,
  tree: UnitTree,
  { kind, page }: Omit<PageOf, 'campaign'>,
  show: typeof reply,
  deps: CampaignDeps,
): Answer => {
  const { texts, now, person } = turn;
  const { pages, ...reading } = await readVoices(kind, { texts, campaign, tree, now }, deps);
  const at = Math.min(page, Math.max(0, pages.length - 1));
  const lines = pages[at] ?? [];
  const canDraft = kind === 'story' ? lines.some(isPickable) : lines.length > 0;
  return show(
    voicesCard({
      ...{ texts, campaign, kind, ...reading, lines, page: at, pages: pages.length, zone: person.zone },
      isOpen: isOpen(campaign, now),
      draft: canDraft ? newId(turn) : undefined,
    }),
  );
};

/** A draft made from a card has that card's id: tapped twice, there is one. */
const newId = ({ now, person, inbound }: Turn): CampaignId =>
  campaignIdAt(now, createHash('sha256').update(`${person.id}/${inbound.eventId}/voices`).digest().subarray(0, 6));

const isPickable = ({ story, draft }: Line): boolean =>
  story !== undefined && story.consent !== 'promoters' && draft === undefined;

export const askBeforeClosing = (turn: Turn, of: VoiceOf, deps: CampaignDeps): Answer =>
  withCampaign(turn, of.campaign, deps, async (campaign, tree) =>
    isOpen(campaign, turn.now)
      ? replace(closeCard(turn.texts, campaign, of.kind))
      : shownVoices(turn, campaign, tree, { ...of, page: 0 }, replace, deps),
  );

const MAX_CONFLICTS = 8;

/** From now on nobody can write. Everything the campaign collects ends together. */
export const closeNow = (turn: Turn, of: VoiceOf, deps: CampaignDeps, conflicts = 0): Answer =>
  withCampaign(turn, of.campaign, deps, async (campaign, tree) => {
    const closed = isOpen(campaign, turn.now) ? { ...campaign, collectsUntil: turn.now } : campaign;
    if (closed !== campaign && !(await deps.campaigns.save(closed)) && conflicts < MAX_CONFLICTS)
      return closeNow(turn, of, deps, conflicts + 1);
    return shownVoices(turn, closed, tree, { ...of, page: 0 }, replace, deps);
  });

/** A draft of what a page holds, which goes the usual way. */
export const makeDraft = (turn: Turn, of: DraftOf, deps: CampaignDeps): Answer =>
  withCampaign(turn, of.campaign, deps, async (campaign, tree) => {
    const { texts, now } = turn;
    const reading = await readVoices(of.kind, { texts, campaign, tree, now }, deps);
    const lines = of.kind === 'story' ? [] : (reading.pages[of.page] ?? []);
    if (lines.length === 0) return shownVoices(turn, campaign, tree, of, replace, deps);
    return saveDraft(turn, campaign, tree, { ...of, reading, lines }, deps);
  });

type Made = DraftOf & { readonly reading: Reading; readonly lines: readonly Line[] };

const saveDraft = async (turn: Turn, source: Campaign, tree: UnitTree, made: Made, deps: CampaignDeps): Answer => {
  const { post } = turn.texts.voice;
  const { pages } = made.reading;
  const part = made.kind === 'story' || pages.length < 2 ? '' : post.part(made.page + 1, pages.length);
  const words = [...new Set(made.lines.map(({ words: line }) => line))];
  const draft: Campaign = {
    ...{ org: turn.org, id: made.draft, revision: 0, author: turn.person.id, version: 1 },
    content: {
      title: `${post.title[made.kind]}${part}`.slice(0, LONGEST.title),
      body: [post.lead[made.kind], ...words].join('\n'),
      links: [],
    },
    audience: audienceOf(source, made.kind),
    when: { type: 'now' },
    state: { type: 'draft' },
  };
  const saved = await deps.campaigns.save(draft);
  const stored = saved ? { ...draft, revision: 1 } : await deps.campaigns.campaign(turn.org, made.draft);
  if (!stored || !mayPromote(turn.person, stored.audience, tree)) return refuse(turn);
  return reply(await showCampaign(lookerOf(turn), stored, tree, deps));
};

/** To those who were asked; what units declared, to everyone in them. The draft shows it and changes it. */
const audienceOf = ({ audience }: Campaign, kind: VoiceKind): Campaign['audience'] => {
  const { unit, role, platform, language } = audience;
  if (kind === 'pledge') return { unit, role: 'everyone' };
  return {
    ...{ unit, role },
    ...(platform === undefined ? {} : { platform }),
    ...(language === undefined ? {} : { language }),
  };
};

export const openPickForm = (turn: Turn, of: DraftOf, deps: CampaignDeps): Answer =>
  withCampaign(turn, of.campaign, deps, async (campaign, tree) => {
    const { texts, now } = turn;
    const { pages } = await readVoices('story', { texts, campaign, tree, now }, deps);
    const lines = (pages[of.page] ?? []).filter(isPickable);
    const stories = lines.flatMap(({ words, story }) => (story ? [{ digest: story.digest, words }] : []));
    if (stories.length === 0) return shownVoices(turn, campaign, tree, of, replace, deps);
    return openForm(pickForm({ texts, campaign: of.campaign, draft: of.draft, stories }));
  });

/** A draft of the chosen stories. What was taken back or changed since it was read stays out. */
export const savePicked = (
  turn: Turn,
  { campaign: id, draft }: { readonly campaign: CampaignId; readonly draft: CampaignId },
  deps: CampaignDeps,
): Answer =>
  withCampaign(turn, id, deps, async (campaign, tree) => {
    const { texts, now } = turn;
    const values = typedIn(turn);
    const field = firstPickField(values);
    const chosen = pickedIn(values);
    const refused = (words: string) => formErrors({ [field ?? '']: words });
    if (chosen.size === 0) return refused(texts.voice.read.pickNone);
    const there = await deps.campaigns.campaign(turn.org, draft);
    if (there && !mayPromote(turn.person, there.audience, tree)) return refuse(turn);
    const reading = await readVoices('story', { texts, campaign, tree, now }, deps);
    const lines = reading.pages
      .flat()
      .filter((each) => chosen.has(each.story?.digest ?? '') && (isPickable(each) || each.draft === draft));
    const [fitting = []] = storyPages(lines, ({ words }) => words);
    const taken = await takeAll(turn, campaign, fitting, draft, deps);
    if (taken.length === 0) return refused(texts.voice.read.gone);
    const made: Made = { campaign: id, kind: 'story', page: 0, draft, reading, lines: taken };
    return [closeForm, ...(await saveDraft(turn, campaign, tree, made, deps))];
  });

/** Those whose writers still agree at this very moment. */
const takeAll = async (
  { org }: Turn,
  { id: campaign }: Campaign,
  lines: readonly Line[],
  draft: CampaignId,
  { campaigns }: CampaignDeps,
): Promise<readonly Line[]> => {
  const taken: Line[] = [];
  for (const line of lines) {
    const { story } = line;
    if (!story) continue;
    const key = { org, campaign, kind: 'story', owner: story.owner } as const;
    // What still names a draft here names one that was discarded.
    if (await campaigns.pickVoice(key, story.order, draft, story.picked)) taken.push(line);
  }
  return taken;
};
