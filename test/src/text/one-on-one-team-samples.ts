import { asLocalDate, TOKYO } from '../../../src/time/instant.ts';
import { at } from '../../fixtures/time.ts';

const from = at('2026-11-27T15:00:00+09:00');
const day = asLocalDate('2026-12-14');
const counts = [[1], [12]];
const names = [['山田 花子']];

/** Arguments of every text about teams, mentors and shares of 1on1s that takes some. */
export const oneOnOneTeamSamples: { readonly [path: string]: readonly (readonly unknown[])[] } = {
  'oneOnOneTeam.mentee': names,
  'oneOnOneTeam.open': names,
  'oneOnOneTeam.page': [[11, 20, 60]],
  'oneOnOneTeam.stand.fixed': [[from, TOKYO]],
  'oneOnOneTeam.stand.over': [[from, TOKYO]],
  'oneOnOneTeam.stand.open': [[day]],
  'oneOnOneTeam.stand.unplaced': [['お休みの日が重なっています']],
  'oneOnOneTeam.stand.paused': [[day]],
  'oneOnOneTeam.start.all': counts,
  'oneOnOneTeam.start.sure': counts,
  'oneOnOneTeam.start.newcomers': counts,
  'oneOnOneTeam.start.started': counts,
  'oneOnOneTeam.start.startedOne': names,
  'oneOnOneTeam.settings.perDayOf': [[3]],
  'oneOnOneTeam.settings.weekday': [[1]],
  'oneOnOneTeam.settings.time': [[1]],
  'oneOnOneTeam.settings.now': [
    ['3件', []],
    ['3件', ['火曜9:00〜12:00']],
  ],
  'oneOnOneTeam.settings.slot': [['火曜', '9:00', '12:00']],
  'oneOnOneTeam.digest.title': [[day]],
  'oneOnOneTeam.digest.settled': counts,
  'oneOnOneTeam.digest.line': [['山田 花子', from, 30, TOKYO]],
  'oneOnOneTeam.digest.why': [['山田 花子', 'お休みの日が重なっています']],
  'oneOnOneTeam.digest.move': names,
  'oneOnOneTeam.digest.look': names,
  'oneOnOneMentor.notFound': [['高橋']],
  'oneOnOneMentor.which': [['鈴木']],
  'oneOnOneMentor.person': [['山田 花子', '人事課']],
  'oneOnOneMentor.sure': [['山田 花子さん（人事課）']],
  'oneOnOneMentor.asked': names,
  'oneOnOneMentor.waiting': names,
  'oneOnOneMentor.already': names,
  'oneOnOneMentor.request.says': [['山田 花子', '人事課']],
  'oneOnOneMentor.accepted': names,
  'oneOnOneMentor.refused': names,
  'oneOnOneMentor.toHeadSure': names,
  'oneOnOneShare.title': [['人事課', '2026-11']],
  'oneOnOneShare.month': [['2026-11']],
  'oneOnOneShare.asOf': [[day]],
  'oneOnOneShare.says': [[20, '12〜15組']],
  'oneOnOneShare.itself': [['人事課']],
  'oneOnOneShare.pairs': counts,
  'oneOnOneShare.between': [[12, 15]],
  'oneOnOneShare.atLeast': [[12]],
  'oneOnOneShare.atMost': [[4]],
  'oneOnOneShare.percentBetween': [[60, 75]],
  'oneOnOneShare.percentAtLeast': [[60]],
  'oneOnOneShare.percentAtMost': [[40]],
  'oneOnOneShare.noMonth': [['人事課']],
  'oneOnOneShare.above': [['人事局']],
  'oneOnOneShare.more': counts,
};
