import { describe, expect, it } from 'vitest';
import { scale } from '../../../src/pulse/model.ts';
import { languages } from '../../../src/text/language.ts';
import { textsOf } from '../../../src/text/text.ts';
import { asLocalDate, TOKYO } from '../../../src/time/instant.ts';
import { lightsOutSamples } from '../../fixtures/lights-out-samples.ts';
import { oneOnOneSamples } from '../../fixtures/one-on-one-samples.ts';
import { overtimeMovedSamples, overtimeReadingSamples } from '../../fixtures/overtime/samples.ts';
import { span } from '../../fixtures/overtime.ts';
import { resultsSamples } from '../../fixtures/results-samples.ts';
import { at } from '../../fixtures/time.ts';
import { oneOnOneTeamSamples } from './one-on-one-team-samples.ts';
import { overtimeCapsSamples } from './overtime-caps-samples.ts';
import { overtimeSettingsSamples } from './overtime-settings-samples.ts';

const day = asLocalDate('2026-11-26');
const closing = at('2026-11-27T17:00:00+09:00');
const maybeDay = [[day], [undefined]];

/** Arguments of every text that takes some. */
const samples: { readonly [path: string]: readonly (readonly unknown[])[] } = {
  'common.more': [[1], [3]],
  'common.empty': [['題名']],
  'menu.hello': [['山田']],
  'menu.didNotUnderstand': [['あした']],
  'settings.state': [[true], [false]],
  'settings.stoppedWith': [['やりがいパルス']],
  'settings.stop': [['やりがいパルス']],
  'settings.resume': [['やりがいパルス']],
  'today.came': [[1], [3]],
  'today.at': [[closing, TOKYO]],
  'today.waits': [[closing, TOKYO, '1日の上限のため']],
  'today.dropped': [['1日の上限のため']],
  'rest.until': [[day]],
  'rest.outside': [[30]],
  'care.byPhone': [['0120-279-338', '0120-279-226']],
  'care.lifelines.yorisoi.call': [['0120-279-338']],
  'care.lifelines.yorisoiTohoku.call': [['0120-279-226']],
  'care.lifelines.sos.call': [['0120-061-338']],
  'care.lifelines.denwa.call': [['0120-783-556']],
  'pulse.intro': [[1], [3]],
  'pulse.number': [[1, 3]],
  'pulse.answered': [[2]],
  'pulse.change': [[2]],
  'pulse.untilClosing': [[closing, TOKYO]],
  'pulse.reminder': [
    [true, 1],
    [true, 3],
    [false, 1],
    [false, 3],
  ],
  'pulse.closed': maybeDay,
  'pulse.nothingOpen': maybeDay,
  'pulse.commentTooLong': [[500]],
  'pulse.current': [['とてもそう思う']],
  'programme.title': [['人事課']],
  'programme.running': [['毎週']],
  'programme.nextAt': [[day]],
  'programme.lastRound': [
    [day, true],
    [day, false],
  ],
  'programme.people': [[5], [1200]],
  'programme.pickNote': [[day]],
  'programme.below': [[1], [3]],
  'programme.started': maybeDay,
  'programme.changed': [
    ['毎月', day],
    ['毎月', undefined],
  ],
  'campaign.message.from': [['事務次官']],
  'campaign.message.challenge': [['15分短くする会議を決める']],
  'campaign.message.recalled': [['会議を軽くする']],
  'campaign.form.unfilled': [['（ここに一つ入れます）']],
  'campaign.form.tooLong': [[1620, 1500]],
  'campaign.draft.title': [['会議を軽くする', '下書き']],
  'campaign.draft.previewButtons': [[['読みました', 'やってみた']]],
  'campaign.draft.otherPlatform': [['slack'], ['teams']],
  'campaign.draft.to': [
    ['人事課', 'everyone'],
    ['人事課', 'managers'],
    ['人事課', 'promoters'],
  ],
  'campaign.draft.only': [['Slackで受け取る人だけ']],
  'campaign.draft.count': [[1], [1200]],
  'campaign.draft.at': [[closing, TOKYO]],
  'campaign.draft.later': [[3]],
  'campaign.draft.unreachable': [[3]],
  'campaign.draft.asked': [['山田']],
  'campaign.draft.scheduled': [[closing, TOKYO]],
  'campaign.draft.approvedBy': [['山田']],
  'campaign.draft.sentBack': [['山田']],
  'campaign.draft.discardSure': [['会議を軽くする']],
  'campaign.board.cancelSure': [['会議を軽くする']],
  'campaign.draft.held': [[12]],
  'campaign.draft.spared': [[12]],
  'campaign.request.lead': [['山田']],
  'campaign.request.approved': [[closing, TOKYO]],
  'campaign.request.sentBack': [['山田']],
  'campaign.correction.lead': [['山田']],
  'campaign.correction.changed': [[['題名', 'リンク1のアドレス']]],
  'campaign.correction.asked': [['山田']],
  'campaign.correction.sentBack': [['山田']],
  'campaign.board.finish': [[1], [12]],
  'campaign.board.recallSure': [['会議を軽くする']],
  'campaign.census.about': [[1_200, closing, TOKYO]],
  'campaign.census.boardAsOf': [[closing, TOKYO]],
  'campaign.census.unitsAlike': [[['D-1（人事課）', 'D-2（会計課）']]],
  'month.heading': [['働き方改革推進強化月間', day, day]],
  'month.week': [[1], [13]],
  'month.write': [['会議を軽くする']],
  'month.removeSure': [['働き方改革推進強化月間']],
  'month.form.date': [['やり方']],
  'month.form.theme': [['やり方']],
  'month.form.tooShort': [[1], [27]],
  'month.form.tooLong': [[94]],
  'voice.form.until': [[closing, TOKYO]],
  'voice.form.notOneKanji': [['軽い']],
  'voice.done.kanji': [['軽']],
  'voice.done.pledge': [['人事課']],
  'voice.read.open': [[closing, TOKYO]],
  'voice.read.atLeast': [[5], [1200]],
  'voice.read.units': [[1], [12]],
  'voice.read.closesAll': [[['集まった漢字', 'やってみた話']]],
  'voice.read.page': [[1, 3]],
  'voice.read.wantsOut': [['やってみた話', '会議を15分にしました']],
  'voice.post.part': [[1, 3]],
  'voice.post.kanji': [['軽', 12]],
  'voice.post.reason': [['軽', '会議が軽くなりました']],
  'voice.post.story': [['会議を15分にしました']],
  'voice.post.storyOf': [['会議を15分にしました', '人事課', '山田']],
  'voice.post.pledge': [['人事課', '会議は30分']],
  'campaign.audience.hoursFrom': [[closing, TOKYO]],
  'campaign.audience.laterHours': [[3]],
  'campaign.audience.ownList': [[12]],
  'campaign.audience.listRead': [[12]],
  'campaign.audience.listRepeats': [[2]],
  'campaign.audience.listMiss': [
    [3, 'K999', 'unknown'],
    [3, 'K012', 'left'],
    [3, 'K031', 'outside'],
    [3, 'K001 K002', 'several'],
  ],
  'campaign.audience.listMore': [[4]],
  'campaign.audience.onList': [['研修の受講者']],
  'campaign.audience.silent': [['会議を軽くする']],
  'campaign.audience.reminderTitle': [['会議を軽くする']],
  'campaign.audience.reminderBody': [['会議を軽くする']],
  'campaign.audience.unreached.title': [['会議を軽くする']],
  'campaign.audience.unreached.first': [[20]],
  'campaign.audience.unreached.command': [['npx akari campaign unreached 20261124T000000000Z-01']],
  'campaign.audience.unreached.reasons.refused': [['http 413']],
  'remarks.title': [['人事局', day]],
  'remarks.quoted': [['会議が減りました。']],
  'remarks.reply': [['佐藤 花子', day, '来週から試します。']],
  'remarks.other': [['人事局']],
  'remarks.screening.title': [['人事局', day]],
  'remarks.replyForm.hint': [[200]],
  'remarks.replyForm.tooLong': [[200]],
  'oneOnOneInvitation.title': [['職員 太郎', '職員 花子']],
  'overtimeUnits.title': [['人事課', '2026-11']],
  'overtimeUnits.month': [['2026-11']],
  'overtimeUnits.asOf': [[day]],
  'overtimeUnits.long': [[20, '3〜5人']],
  'overtimeUnits.rested': [['75〜100%']],
  'overtimeUnits.itself': [['人事課']],
  'overtimeUnits.noMonth': [['人事課']],
  'overtimeUnits.people': [
    [3, 5],
    [20, 20],
  ],
  'overtimeUnits.percent': [
    [75, 100],
    [100, 100],
  ],
  'overtimeUnits.above': [['人事局']],
  'overtimeUnits.more': [[1], [12]],
  'overtime.spans': [[[span('17:45', '24:30')]]],
  'overtime.withdrawSure': [[day, '17:45〜21:00']],
  'overtime.month.title': [['2026-11']],
  'overtime.month.correctLast': [[day]],
  'overtime.requests.waiting': [[1], [12]],
  'overtime.requests.more': [[4]],
  'overtime.requests.morePeople': [[4]],
  'overtime.requests.limits': [
    [['11月の超過勤務 残り9時間（45時間まで）', '2026年度の超過勤務 残り72時間（360時間まで）']],
  ],
  'overtime.requests.one': [
    ['田中', '11月26日（木） 18:15〜21:00', '国会対応', '12時間'],
    ['田中', '11月26日（木） 18:15〜21:00', undefined, '12時間'],
  ],
  'overtime.time': [[1_320], [1_470]],
  'overtime.twoCounters': [['2時間45分', '3時間']],
  'overtime.day': [[day]],
  'overtime.quick.until': [[day]],
  'overtime.quick.hour': [[1_260], [1_290]],
  'overtime.quick.why': [['17:45〜21:00']],
  'overtime.declared.asked': [
    [day, '17:45〜21:00', '国会対応', '佐藤'],
    [day, '17:45〜21:00', undefined, '佐藤'],
  ],
  'overtime.declared.nobody': [
    [day, '17:45〜21:00', '国会対応'],
    [day, '17:45〜21:00', undefined],
  ],
  'overtime.declared.moved': [[day]],
  'overtime.declared.withdrawn': [[day]],
  'overtime.declared.answers.confirmed': [['佐藤']],
  'overtime.declared.answers.discuss': [['佐藤']],
  'overtime.declared.answers.tomorrow': [['佐藤']],
  'overtime.request.asks': [
    ['田中', day, true, '17:45〜21:00'],
    ['田中', day, false, '17:45〜21:00'],
  ],
  'overtime.request.answered.confirmed': [['佐藤']],
  'overtime.request.answered.discuss': [['佐藤']],
  'overtime.request.answered.tomorrow': [['佐藤']],
  'overtime.request.withdrawn': [['田中']],
  'overtime.actual.asks': [[day, '17:45〜21:00（3時間15分）']],
  'overtime.actual.interval': [['9:45']],
  'overtime.actual.later': [['9:45']],
  'overtime.actual.startsLater': [['9:45']],
  'overtime.actual.recorded': [[day, '17:45〜21:00（3時間15分）']],
  'overtime.actual.recordedNone': [[day]],
  'overtime.actual.note': [[day]],
  'overtime.form.longWords': [[100]],
  'overtime.form.regular': [['9:30', '18:15']],
  ...lightsOutSamples,
  ...oneOnOneSamples,
  ...overtimeCapsSamples,
  ...oneOnOneTeamSamples,
  ...overtimeSettingsSamples,
  ...overtimeMovedSamples,
  ...overtimeReadingSamples,
  ...resultsSamples,
  'format.day': [[day]],
  'format.dayTime': [[closing, TOKYO]],
};

type Said = { readonly path: string; readonly said: unknown };

const everything = (value: unknown, path = ''): readonly Said[] => {
  if (typeof value === 'function') {
    const calls = samples[path];
    if (!calls) throw new Error(`no sample arguments for ${path}`);
    return calls.map((args) => ({ path, said: Reflect.apply(value, undefined, [...args]) }));
  }
  if (typeof value !== 'object' || value === null) return [{ path, said: value }];
  return Object.entries(value).flatMap(([key, each]) => everything(each, path === '' ? key : `${path}.${key}`));
};

const saidIn = (language: (typeof languages)[number]) =>
  everything(textsOf(language)).map(({ path, said }) => ({ path, said: String(said), type: typeof said }));
const wrong = (language: (typeof languages)[number], isWrong: (said: string, path: string) => boolean) =>
  saidIn(language)
    .filter(({ said, path }) => isWrong(said, path))
    .map(({ path, said }) => `${path}: ${said}`);

describe.each(languages)('the words in %s', (language) => {
  it('say something, everywhere, and nothing of the program', () => {
    expect(saidIn(language).filter(({ type }) => type !== 'string')).toEqual([]);
    expect(wrong(language, (said) => said.trim() === '' || /undefined|null|NaN|\[object|=>|\$\{/.test(said))).toEqual(
      [],
    );
  });

  it('do not shout, and need no emoji', () => {
    expect(wrong(language, (said) => /[!！]|\p{Extended_Pictographic}/u.test(said))).toEqual([]);
  });

  it('never promise 完全匿名', () => {
    expect(wrong(language, (said) => /完全匿名|匿名|anonym/i.test(said))).toEqual([]);
  });

  it('call a day on which people work by one word', () => {
    expect(wrong(language, (said) => /業務日|営業日|就業日|business day/i.test(said))).toEqual([]);
  });

  it('fit their buttons', () => {
    const labels =
      /^(pulse\.(scale|shares)\.|pulse\.(skip|settings|answer|skipThisWeek|answerAfterAll|comment|change)$|menu\.(pulse|settings|privacy|back)$|settings\.speakYes$|care\.guide$|programme\.(start|pause|pick|own)$|campaign\.(message\.(read|tried|settings)|list\.(create|menu)|draft\.(rewrite|changeAudience|test|ask|send|discard|discardYes|discardNo|withdraw)|request\.(approve|sendBack)|board\.(pause|resume|cancel|cancelYes|cancelNo|refresh|edit|recall|recallYes|recallNo)|audience\.(remind|unreached\.show))$|month\.(set|change|remove|removeYes|removeNo)$|voice\.(give\.\w+|read\.(title\.\w+|next|previous|close|closeYes|closeNo|draft|pick))$|settings\.(stop|resume)$|today\.title$|rest\.(title|end|chooseDay|choices\.\w+)$|common\.(send|cancel)$|lightsOut\.(menu|plan\.(leaves\.\w+|change|takeBack)|evening\.(wrapUp|needMore|quiet|asPlanned|finish|change|stop|stopNo)|standby\.(menu|yes|no)|modes\.(menu|choose\.\w+|yes|no))$|overtime\.(menu|declare|change|leave|quick\.(hour|other|none)|declared\.withdraw|request\.verdicts\.\w+|actual\.(yes|correct|none|save|title))$|results\.(menu|team\.menu|units\.(menu|fortnightly|above|more)|decide\.(write|list|takeBack|yes|no)|log\.(menu|older))$|oneOnOne\.(menu|themes\.\w+|times\.slot|ask\.(later|skip)|state\.(join|move|cancel|skip|prepare|soonOn|soonOff|back|choose|resume|start|otherTimes|firstTimes)|prepare\.(others|undecided|day|sharedMemo|asPlanned)|memo\.(write|open|share|unshare|drop)|after\.(held|postpone|skip|correct\.\w+)|gap\.short|soon\.stop|ways\.(settings|pause|pauseFor\.\w+|pauseOther|back)|lines\.(until|yes))$)/;
    expect(wrong(language, (said, path) => labels.test(path) && [...said].length > 40)).toEqual([]);
  });
});

describe.each(['ja', 'yasashii'] as const)('the Japanese in %s', (language) => {
  it('has no half-width katakana and no full-width letters or figures', () => {
    expect(wrong(language, (said) => /[\uff61-\uff9f\uff10-\uff19\uff21-\uff3a\uff41-\uff5a]/.test(said))).toEqual([]);
  });

  it('says ください only where nothing is demanded', () => {
    const asks = wrong(language, (said) => said.includes('ください')).map((line) => line.split(':')[0]);
    const known = {
      ja: [
        ...['care.danger', 'common.sorry', 'common.unknownPerson', 'lightsOut.evening.wishes.0', 'overtime.honest'],
        ...['programme.pickSame', 'pulse.commentWarning', 'results.team.topics.T18'],
      ],
      yasashii: [
        ...['care.danger', 'common.sorry', 'common.unknownPerson', 'lightsOut.evening.wishes.0', 'overtime.honest'],
        ...['programme.pickSame', 'pulse.commentWarning'],
      ],
    };
    expect(asks.toSorted()).toEqual(known[language]);
  });

  it('keeps every text within 150 characters', () => {
    expect(wrong(language, (said) => [...said].length > 150)).toEqual([]);
  });
});

describe('the copy', () => {
  const { pulse } = textsOf('ja');

  it('of the weekly message is the one that was agreed', () => {
    expect(pulse.intro(3)).toBe(
      '1週間おつかれさまでした。3問だけ、教えていただけますか（約20秒）。お名前は回答と切り離して保存し、5人以上の集計だけを職場に返します。',
    );
  });

  it('of the reminder is the one that was agreed, before and after a weekend', () => {
    expect(pulse.reminder(true, 3)).toBe(
      '先週の3問、まだ間に合います（本日17時まで）。お忙しければ、このままで大丈夫です。今週のご案内はこれで最後です。',
    );
    expect(pulse.reminder(false, 3).startsWith('今週の3問、')).toBe(true);
  });

  it('of the scale is the one that was agreed', () => {
    expect(scale.map((step) => pulse.scale[step])).toEqual([
      'とてもそう思う',
      'どちらかといえばそう思う',
      'どちらともいえない',
      'どちらかといえばそう思わない',
      'まったくそう思わない',
    ]);
    expect(textsOf('ja').pulse.shares).toEqual({
      5: '8割以上',
      4: '6〜7割',
      3: '半分くらい',
      2: '2〜3割',
      1: 'ほとんどない',
    });
  });
});
