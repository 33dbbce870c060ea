import { AkariError } from '../../../src/errors.ts';
import type { CheckGroup, DoctorTexts, Fault } from '../../../src/text/cli/doctor-texts.ts';
import { isUnreachable } from './failure.ts';

/** Names a check for machines: it stays the same whatever language is spoken. */
export type Check = `${CheckGroup}.${string}`;

/** One line of the doctor's. */
export type Finding =
  | { readonly status: 'ok'; readonly check: Check; readonly what: string }
  | { readonly status: 'wrong'; readonly check: Check; readonly what: string; readonly mend: string }
  /** Nothing is broken, but somebody has something to settle. */
  | { readonly status: 'note'; readonly check: Check; readonly what: string; readonly mend: string }
  | { readonly status: 'unchecked'; readonly check: Check; readonly what: string; readonly why: string };

export const ok = (check: Check, what: string): Finding => ({ status: 'ok', check, what });
export const wrong = (check: Check, fault: Fault): Finding => ({ status: 'wrong', check, ...fault });
export const note = (check: Check, fault: Fault): Finding => ({ status: 'note', check, ...fault });
export const unchecked = (check: Check, what: string, why: string): Finding => ({
  ...{ status: 'unchecked', check, what, why },
});

/** The one or the other, by what was found. */
export const judged = (check: Check, isRight: boolean, right: string, fault: Fault): Finding =>
  isRight ? ok(check, right) : wrong(check, fault);

/** What is looked at, and how its findings begin when it cannot be. */
export type Look = { readonly check: Check; readonly what: string; readonly where: string };

/** Looks; when the service cannot be reached, refuses or fails, that is the finding. */
export const looking = async (
  look: Look,
  { common }: DoctorTexts,
  act: () => Promise<readonly Finding[]>,
): Promise<readonly Finding[]> => {
  try {
    return await act();
  } catch (error) {
    const code = nameOf(error);
    if (withoutCredentials.has(code)) return [wrong(look.check, common.noCredentials)];
    if (/AccessDenied/.test(code)) return [unchecked(look.check, look.what, common.denied(code))];
    if (isUnreachable(error)) return [wrong(look.check, common.unreachable(look.where))];
    return [wrong(look.check, common.unexpected(code))];
  }
};

/** Never an error's message, which may quote what it could not read. */
const nameOf = (error: unknown): string => {
  if (error instanceof AkariError) return error.code;
  return error instanceof Error ? error.name : typeof error;
};

const withoutCredentials = new Set([
  'CredentialsProviderError',
  'TokenProviderError',
  'ExpiredToken',
  'ExpiredTokenException',
  'InvalidClientTokenId',
  'UnrecognizedClientException',
  'InvalidSignatureException',
]);
