import type { Instant, Zone } from '../time/instant.ts';
import { englishDayTime, japaneseDayTime } from './format.ts';

/** The words of counts that were taken a while ago: of large organisations and large campaigns. */
export type CensusTexts = {
  /** How many, in a field. */
  readonly about: (people: number, asOf: Instant, zone: Zone) => string;
  /** Small print of a draft whose count is old; a new one is on its way. */
  readonly recounting: string;
  /** Why a small audience needs an approval, too. */
  readonly careful: string;
  /** Small print of the board. */
  readonly boardAsOf: (asOf: Instant, zone: Zone) => string;
  readonly boardRecounting: string;
  /** In a form that has no room for all units. */
  readonly otherUnit: string;
  readonly otherUnitHint: string;
  readonly unitUnknown: string;
  readonly unitsAlike: (names: readonly string[]) => string;
  /** A draft whose units do not all have room in one list. */
  readonly moreBelow: string;
};

export const censusJa: CensusTexts = {
  about: (people, asOf, zone) => `約${people}人（${japaneseDayTime(asOf, zone)}の時点）`,
  recounting: 'いま人数を数え直しています。数分たってから開き直すと、新しい人数になります。',
  careful: '人数が変わっているかもしれないので、この送信には、もう一人の推進者の承認が要ります。',
  boardAsOf: (asOf, zone) => `${japaneseDayTime(asOf, zone)}の時点の人数です。`,
  boardRecounting: 'いま数え直しています。数分たってから「最新の状況」を押すと、新しい人数になります。',
  otherUnit: '一覧にない部署',
  otherUnitHint: '部署の名前かID。書くと、上の一覧よりもこちらを使います。',
  unitUnknown: '名簿に同じ名前の部署が見つかりません。名簿のとおりの名前かIDを書くと、保存できます。',
  unitsAlike: (names) => `同じ名前の部署がいくつかあります。IDを書くと、保存できます：${names.join('、')}`,
  moreBelow: '下の部署が多いため、一部だけを並べています。ほかの部署は「相手と日時を変える」で名前を書くと選べます。',
};

export const censusEn: CensusTexts = {
  about: (people, asOf, zone) => `about ${people} (as of ${englishDayTime(asOf, zone)})`,
  recounting: 'People are being counted again. Open this again in a few minutes to see the new number.',
  careful: 'The number may have changed, so another promoter has to approve this one.',
  boardAsOf: (asOf, zone) => `Numbers as of ${englishDayTime(asOf, zone)}.`,
  boardRecounting: 'These are being counted again. Tap “Latest state” in a few minutes to see the new numbers.',
  otherUnit: 'A unit that is not listed',
  otherUnitHint: 'Its name or ID. If you write one, it is used instead of the list above.',
  unitUnknown: 'The directory has no unit of that name. Write its name or ID as in the directory to save.',
  unitsAlike: (names) => `Several units have that name. Write the ID to save: ${names.join(', ')}`,
  moreBelow:
    'There are many units below, so only some are listed. To choose another, write its name under “Change audience or time”.',
};

export const censusYasashii: CensusTexts = {
  about: (people, asOf, zone) => `だいたい ${people}人（${japaneseDayTime(asOf, zone)}の とき）`,
  recounting: 'いま、人の 数を もう一度 数えています。数分 あとに もう一度 開くと、新しい 数が 出ます。',
  careful: '人の 数が 変わったかもしれません。だから、ほかの 推進者の「いいです」が 必要です。',
  boardAsOf: (asOf, zone) => `${japaneseDayTime(asOf, zone)}の ときの 数です。`,
  boardRecounting: 'いま、もう一度 数えています。数分 あとに「今の ようす」を 押すと、新しい 数が 出ます。',
  otherUnit: 'ここに ない 部署',
  otherUnitHint: '部署の 名前か IDを 書きます。書いたときは、上で 選んだ 部署では なく、こちらに なります。',
  unitUnknown: '同じ 名前の 部署が ありません。名簿と 同じ 名前か IDを 書くと、保存できます。',
  unitsAlike: (names) => `同じ 名前の 部署が いくつか あります。IDを 書くと、保存できます：${names.join('、')}`,
  moreBelow:
    '下の 部署が 多いので、全部は ありません。ほかの 部署は、「届ける 人と 日時を 変える」で 名前を 書いて 選びます。',
};
