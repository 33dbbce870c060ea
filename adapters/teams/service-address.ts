/** A loopback address never leaves this machine. */
export const isLoopback = (url: string): boolean =>
  URL.canParse(url) && ['127.0.0.1', 'localhost', '[::1]'].includes(new URL(url).hostname);

/** Why a service address must not be called, if so: real tokens travel over https only. */
export const schemeProblem = (serviceUrl: string, local: boolean): string | undefined => {
  if (!URL.canParse(serviceUrl)) return 'service-address';
  const { protocol, username, password } = new URL(serviceUrl);
  if (username !== '' || password !== '') return 'service-address';
  return protocol === 'https:' || (local && protocol === 'http:') ? undefined : 'service-address';
};
