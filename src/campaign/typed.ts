import type { FormValues, Read } from '../conversation/form.ts';
import type { Platform } from '../conversation/inbound.ts';
import { asUnitId, type UnitId } from '../people/model.ts';
import type { UnitTree } from '../people/tree.ts';
import { gapIn } from '../text/kit/text.ts';
import { isLanguage } from '../text/language.ts';
import type { Texts } from '../text/texts.ts';
import { DAY_MS, dateIn, type Instant, instantAt, type Zone } from '../time/instant.ts';
import { type CampaignAudience, type Content, collected, type Role, type When } from './model.ts';
import { plainly, readDate, readTime } from './moments.ts';
import { type ContentField, type ContentProblem, problemsOf } from './rules.ts';

export const readContent = (texts: Texts, values: FormValues): Read<Content> => {
  const { content, places } = contentIn(values);
  const problems = problemsOf(content).map((problem) => ({ ...problem, field: placeOf(problem.field, places) }));
  if (problems.length === 0) return { type: 'read', value: content };
  // The first problem of a field is the one that is told.
  const byField = Object.fromEntries(
    problems.toReversed().map((problem) => [problem.field, wordsOf(texts, problem, values)]),
  );
  return { type: 'errors', byField };
};

/** `places`: which of the form's links each link of the content is. */
const contentIn = (values: FormValues): { readonly content: Content; readonly places: readonly (1 | 2)[] } => {
  const of = (field: ContentField): string => values[field]?.trim() ?? '';
  const links = ([1, 2] as const)
    .map((place) => ({ place, label: of(`label${place}`), url: of(`url${place}`) }))
    .filter(({ label, url }) => label !== '' || url !== '');
  const optional = (name: 'from' | 'challenge') => (of(name) === '' ? {} : { [name]: of(name) });
  const picture = { url: of('picture'), alt: of('alt') };
  const collects = collected.find((each) => each === values.collects);
  const content = {
    title: of('title').replace(/\s+/gu, ' '),
    body: of('body').replace(/\r\n?/g, '\n'),
    ...optional('from'),
    ...optional('challenge'),
    ...(picture.url === '' && picture.alt === '' ? {} : { picture }),
    ...(collects === undefined ? {} : { collects }),
    links: links.map(({ label, url }) => ({ label, url })),
  };
  return { content, places: links.map(({ place }) => place) };
};

const placeOf = (field: ContentField, places: readonly (1 | 2)[]): ContentField => {
  const [, name, index] = /^(label|url)(1|2)$/.exec(field) ?? [];
  const place = index === undefined ? undefined : places[Number(index) - 1];
  if (place === undefined) return field;
  return name === 'label' ? `label${place}` : `url${place}`;
};

const wordsOf = ({ campaign: { form } }: Texts, problem: ContentProblem, values: FormValues): string => {
  const isLink = /^(label|url)/.test(problem.field);
  const missing = isLink ? form.linkMissing : form.missing;
  switch (problem.type) {
    case 'missing':
      return missing;
    case 'not-https':
      return (values[problem.field]?.trim() ?? '') === '' ? missing : form.notHttps;
    case 'unfilled':
      return form.unfilled(gapIn(values.body ?? '') ?? '');
    case 'too-long':
      return form.tooLong(problem.length, problem.limit);
    default:
      return problem satisfies never;
  }
};

export type Sent = { readonly audience: CampaignAudience; readonly when: When };

const MOST_AHEAD_MS = 366 * DAY_MS;
const roles: readonly Role[] = ['everyone', 'managers', 'promoters'];
const platforms: readonly Platform[] = ['slack', 'teams'];

/** The unit is checked against the tree; whether somebody may write there is not decided here. */
export const readSending = (texts: Texts, values: FormValues, tree: UnitTree, now: Instant, zone: Zone): Read<Sent> => {
  const { form } = texts.campaign;
  const other = unitNamed(texts, values.otherUnit ?? '', tree);
  if (other.type === 'errors') return other;
  const unit = other.value ?? unitIn(values.unit, tree);
  const role = roles.find((each) => each === values.role) ?? 'everyone';
  const platform = platforms.find((each) => each === values.platform);
  const language = isLanguage(values.language) ? values.language : undefined;
  const when = readWhen(texts, values, now, zone);
  if (unit === undefined) return { type: 'errors', byField: { unit: form.missing } };
  if (when.type === 'errors') return when;
  const audience = {
    unit,
    role,
    ...(platform === undefined ? {} : { platform }),
    ...(language === undefined ? {} : { language }),
  };
  return { type: 'read', value: { audience, when: when.value } };
};

export const unitIn = (value: string | undefined, tree: UnitTree): UnitId | undefined =>
  value === undefined ? undefined : tree.unit(asUnitId(value))?.id;

/** As many units of one name as an answer lists. */
const MOST_ALIKE = 5;

/** A unit by its id, or by its name as long as only one has it; undefined when nothing was typed. */
const unitNamed = ({ campaign: { census } }: Texts, typed: string, tree: UnitTree): Read<UnitId | undefined> => {
  const wanted = plainly(typed);
  if (wanted === '') return { type: 'read', value: undefined };
  const known = tree.unit(asUnitId(typed.trim()));
  const alike = known ? [known] : tree.subtree(tree.root.id).filter(({ name }) => plainly(name) === wanted);
  const [unit, second] = alike;
  if (!unit) return { type: 'errors', byField: { otherUnit: census.unitUnknown } };
  if (!second) return { type: 'read', value: unit.id };
  const names = alike.slice(0, MOST_ALIKE).map(({ id, parent }) => {
    const above = parent === undefined ? undefined : tree.unit(parent)?.name;
    return above === undefined ? id : `${id}（${above}）`;
  });
  return { type: 'errors', byField: { otherUnit: census.unitsAlike(names) } };
};

export const readWhen = ({ campaign: { form } }: Texts, values: FormValues, now: Instant, zone: Zone): Read<When> => {
  if (values.when === 'hours' && !values.date?.trim() && !values.time?.trim())
    return { type: 'read', value: { type: 'hours' } };
  if (values.when !== 'at' && values.when !== 'hours') return { type: 'read', value: { type: 'now' } };
  const date = readDate(values.date ?? '', dateIn(now, zone));
  const time = readTime(values.time ?? '');
  if (date === undefined || time === undefined) {
    const byField = { ...(date ? {} : { date: form.notDate }), ...(time ? {} : { time: form.notTime }) };
    return { type: 'errors', byField };
  }
  const at = instantAt(date, time, zone);
  if (at <= now) return { type: 'errors', byField: { date: form.past } };
  if (at > now + MOST_AHEAD_MS) return { type: 'errors', byField: { date: form.tooFar } };
  return { type: 'read', value: values.when === 'hours' ? { type: 'hours', from: at } : { type: 'at', at } };
};
