import { type Address, asAddress, asMessageRef, type MessageRef } from '../../src/conversation/platform.ts';

/** A person in a workspace, or a channel of it; `team` is empty where the event or the look-up did not name it. */
export type SlackAddress = { readonly team: string; readonly user: string };

export type SlackMessage = { readonly channel: string; readonly ts: string };

export const addressOf = ({ team, user }: SlackAddress): Address => asAddress(`slack:${team}:${user}`);

export const parseAddress = (address: Address): SlackAddress | undefined => {
  const [, team, user] = /^slack:([^:\s]*):([^:\s]+)$/.exec(address) ?? [];
  return team === undefined || user === undefined ? undefined : { team, user };
};

export const messageRefOf = ({ channel, ts }: SlackMessage): MessageRef => asMessageRef(`slack:${channel}:${ts}`);

export const parseMessageRef = (message: MessageRef): SlackMessage | undefined => {
  const [, channel, ts] = /^slack:([^:\s]+):(\d+\.\d+)$/.exec(message) ?? [];
  return channel === undefined || ts === undefined ? undefined : { channel, ts };
};
