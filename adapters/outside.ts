import { lookup as lookupName } from 'node:dns';
import { BlockList, isIP, type LookupFunction } from 'node:net';

/** Networks that nobody reaches over the internet: IANA's special-purpose registries. */
const insideV4 = [
  '0.0.0.0/8 10.0.0.0/8 100.64.0.0/10 127.0.0.0/8 169.254.0.0/16 172.16.0.0/12 192.0.0.0/24 192.0.2.0/24',
  '192.88.99.0/24 192.168.0.0/16 198.18.0.0/15 198.51.100.0/24 203.0.113.0/24 224.0.0.0/4 240.0.0.0/4',
];
/** Everything but 2000::/3, which is what is given out; and of that what stands for an address of version 4 or of nobody. */
const insideV6 = ['::/3 4000::/2 8000::/1 2001::/23 2001:db8::/32 2002::/16 3fff::/20'];

const listOf = (networks: readonly string[], family: 'ipv4' | 'ipv6'): BlockList => {
  const list = new BlockList();
  for (const network of networks.join(' ').split(' ')) {
    const [address = '', bits] = network.split('/');
    list.addSubnet(address, Number(bits), family);
  }
  return list;
};

// Two lists: one would look for an address of version 4 among those of version 6 too.
const inside = { 4: listOf(insideV4, 'ipv4'), 6: listOf(insideV6, 'ipv6') };

/** Whether an address is one of the internet: not of this machine, its network, or a cloud's own services. */
export const isOutside = (address: string): boolean => {
  switch (isIP(address)) {
    case 4:
      return !inside[4].check(address, 'ipv4');
    case 6:
      return !inside[6].check(address, 'ipv6');
    default:
      return false;
  }
};

/** Of a URL, whose numbers are all written in one way: a name, or an address of the internet. */
export const mayBeOutside = ({ hostname }: URL): boolean => {
  const host = hostname.replace(/^\[|\]$/g, '');
  return isIP(host) === 0 || isOutside(host);
};

const refused = (): Error => Object.assign(new Error('not an address of the internet'), { code: 'EACCES' });

/** Finds addresses of the internet only. Whoever connects with it connects to what was looked at: a name is asked for once. */
export const lookupOutside: LookupFunction = (name, options, found) =>
  lookupName(name, { ...options, all: true }, (error, addresses) => {
    const [first] = addresses ?? [];
    if (error || !first || !addresses.every(({ address }) => isOutside(address))) found(error ?? refused(), '', 0);
    else if (options.all) found(null, addresses);
    else found(null, first.address, first.family);
  });
