import type { Account } from '../../src/conversation/inbound.ts';
import { AkariError } from '../../src/errors.ts';
import type { OrgId } from '../../src/people/model.ts';
import type { PersonStore, PreferencesChange } from '../../src/people/ports.ts';
import { indexKeys, keys } from './keys.ts';
import type { Change, Rows, Written } from './rows.ts';

export const openPeople = (rows: Rows): PersonStore => ({
  async savePreferences(org, id, change) {
    const update = preferencesChange(change);
    if (isEmpty(update)) return;
    known(await rows.update(keys.person(org, id), update, { if: 'attribute_exists(#pk)' }));
  },

  async bindAccount(org, id, account) {
    const condition = { if: 'attribute_exists(#pk) AND #left = :stays', values: { stays: false } };
    known(await rows.update(keys.person(org, id), { set: accountAttributes(org, account) }, condition));
  },
});

const known = (result: Written): void => {
  if (result.type === 'refused') throw new AkariError('unknown-record', 'no such person');
};

/** A null becomes a removal, a missing value no change at all. */
const preferencesChange = ({
  language,
  place,
  optOuts,
  snoozedUntil,
  daysOff,
  oneOnOne,
  addresses,
}: PreferencesChange): Change => {
  const choices = Object.entries({ chosenLanguage: language, chosenPlace: place, snoozedUntil, oneOnOne });
  return {
    set: {
      ...Object.fromEntries(choices.filter(([, value]) => value !== null && value !== undefined)),
      ...(optOuts && { optOuts }),
      ...(daysOff && { daysOff }),
      ...(addresses?.slack && { slackAddress: addresses.slack }),
      ...(addresses?.teams && { teamsAddress: addresses.teams }),
    },
    remove: choices.filter(([, value]) => value === null).map(([name]) => name),
  };
};

const isEmpty = ({ set = {}, remove = [] }: Change): boolean => Object.keys(set).length + remove.length === 0;

const accountAttributes = (org: OrgId, account: Account) => {
  const { platform, tenant, user } = account;
  const { value } = indexKeys.account(org, account);
  return platform === 'slack'
    ? { slack: { user, ...(tenant !== '' && { team: tenant }) }, slackKey: value }
    : { teams: { user, ...(tenant !== '' && { tenant }) }, teamsKey: value };
};
