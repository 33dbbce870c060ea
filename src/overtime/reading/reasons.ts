import { type Reason, type ReasonKind, reasonKinds } from '../model.ts';
import { fold } from './fold.ts';

/* The reasons as people write them. */

/** A kind under its own name needs no words of the person's. */
const whole: { readonly [kind in ReasonKind]: readonly string[] } = {
  diet: ['国会対応', '国会', '国会の仕事', 'Diet work', 'Diet'],
  budget: ['予算', '予算の仕事', 'budget', 'the budget', 'budget work'],
  law: ['法令', '法律の仕事', 'law drafting', 'law', 'legislation'],
  crisis: ['危機対応', '災害などの仕事', 'crisis response', 'crisis'],
  papers: ['資料作成', '資料', '書類を作る仕事', 'preparing papers', 'papers'],
  other: ['その他', 'ほかの仕事', 'other'],
};

const bare = (words: string): string => fold(words).text.replace(/[ 。.、,!]/gu, '');

const byWhole: ReadonlyMap<string, ReasonKind> = new Map(
  reasonKinds.flatMap((kind) => whole[kind].map((word): readonly [string, ReasonKind] => [bare(word), kind])),
);

/** Where one of these is found the reason is of that kind, the first that fits, in the person's own words. */
const parts: readonly (readonly [ReasonKind, RegExp])[] = [
  ['diet', /国会|答弁|議員|質問主意書|(?<![a-z])diet(?![a-z])|parliament/u],
  ['budget', /予算|概算|決算|(?<![a-z])budget/u],
  ['law', /法令|法案|法律|政令|省令|法改正|法制局|(?<![a-z])(?:law|bill|legislation)s?(?![a-z])/u],
  ['crisis', /危機|災害|地震|台風|豪雨|緊急|(?<![a-z])(?:crisis|disaster|emergency|earthquake|typhoon)(?![a-z])/u],
  ['papers', /資料|書類|報告書|(?<![a-z])(?:papers|documents|slides|report)(?![a-z])/u],
];

/** The person's words stay beside the kind unless they are the kind and nothing else. */
export const reasonOf = (words: string): Reason => {
  const plain = bare(words);
  const kind = byWhole.get(plain);
  return kind === undefined ? { kind: partOf(fold(words).text) ?? 'other', words } : { kind };
};

/** Whether these words name one of the reasons, alone or among others. */
export const namesReason = (words: string): boolean =>
  byWhole.has(bare(words)) || partOf(fold(words).text) !== undefined;

const partOf = (plain: string): ReasonKind | undefined => parts.find(([, pattern]) => pattern.test(plain))?.[0];
