import { afterAll, beforeAll, expect, it } from 'vitest';
import { asCalendarMonth } from '../../../../src/overtime/fiscal.ts';
import { type CapsBook, firstBook, type Term } from '../../../../src/overtime/limits/caps-book.ts';
import { asOrgId, asPersonId, asUnitId } from '../../../../src/people/model.ts';
import { type DoctorWorld, openDoctorWorld, type Run, wrongIn } from './doctor-world.ts';

let world: DoctorWorld;
beforeAll(async () => {
  world = await openDoctorWorld();
});
afterAll(() => world.close());

const month = asCalendarMonth;
const look = (org: string, ...more: string[]) => world.run(['--stage', 'prod', '--org', org, ...more]);
const ofCaps = ({ findings }: Run) => findings.filter(({ check }) => check === 'data.caps');
const settle = async (org: string, more: Partial<CapsBook>) => {
  await world.organisation(org);
  await world.store.caps.save({ ...firstBook(asOrgId(org), month('2026-11')), ...more });
};
const of = { unit: asUnitId('K'), person: asPersonId('P1') };

it('is well with a book that has a route, and says how many settings are to be confirmed', async () => {
  const run = await look('main');
  expect(run.text).toContain(
    '  ✓ 超過勤務の上限に、決め残しはありません（初めの値のままの設定が14件。人事担当に確かめてください）\n',
  );
  expect(ofCaps(run)).toMatchObject([{ status: 'ok' }]);
});

it('asks to settle the limits of an organisation that has just begun, and calls nothing of it wrong', async () => {
  await world.organisation('fresh');
  const run = await look('fresh');
  expect([run.code, wrongIn(run)]).toEqual([0, []]);
  expect(run.text).toContain(
    [
      '  ! 超過勤務の上限に、決めておくことがあります。医師の面接の申し込み先（doctorRoute）がありません。初めの値のままの設定が14件あります。',
      '    → npx akari caps show で見て、人事担当に確かめてから、caps set と caps import で決めてください。\n',
    ].join('\n'),
  );
  expect(run.text.split('\n').at(-1)).toBe(
    'おかしいところはありません。決めておくことが1件あります。確かめていないことが2件あります。',
  );
});

it('names what lies ahead, is overdue or due soon, and whoever is no longer there', async () => {
  const terms: readonly Term[] = [
    { of: { type: 'unit', id: of.unit }, from: month('2026-04'), type: 'regime', regime: 'taritsu' },
    { of: { type: 'unit', id: asUnitId('旧課') }, from: month('2026-04'), type: 'regime', regime: 'taritsu' },
    { of: { type: 'person', id: asPersonId('P9') }, from: month('2026-04'), type: 'regime', regime: 'taritsu' },
    {
      ...{ of: { type: 'person', id: of.person }, from: month('2026-04'), until: month('2026-04') },
      ...{ type: 'special', reason: '災害への対応' },
    },
    {
      ...{ of: { type: 'unit', id: of.unit }, from: month('2026-05'), until: month('2026-05') },
      ...{ type: 'special', reason: '災害への対応' },
    },
  ];
  await settle('troubled', { since: month('2027-01'), doctorRoute: '健康管理室', terms });
  const [finding] = ofCaps(await look('troubled'));
  expect(finding).toEqual({
    ...{ status: 'note', check: 'data.caps' },
    what:
      '超過勤務の上限に、決めておくことがあります。記録の始まり（since）が、まだ来ていない月（2027-01）です。' +
      'いまの名簿にない部署や人の指定が2件、続いています。' +
      '検証の期限を過ぎた特例が1件あります（検証が済んでいれば、そのままで大丈夫です）。' +
      '検証の期限が30日以内の特例が1件あります。初めの値のままの設定が14件あります。',
    mend: 'npx akari caps show で見て、人事担当に確かめてから、caps set と caps import で決めてください。',
  });
});
