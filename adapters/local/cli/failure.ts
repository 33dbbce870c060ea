import { AkariError } from '../../../src/errors.ts';
import { commandTextsOf } from '../../../src/text/cli/text.ts';
import type { CommandTexts } from '../../../src/text/cli/texts.ts';
import { parseEnv } from '../env.ts';
import type { Terminal } from './terminal.ts';

/** Says in a sentence why a command ended. Only what nobody foresaw shows its technical message. */
export const explainFailure = (error: unknown, { language, environment }: Terminal): string => {
  const texts = commandTextsOf(language);
  if (error instanceof AkariError) return explainAkari(error, environment, texts);
  const { code, path } = systemError(error);
  if (code === 'ENOENT' && path !== undefined) return texts.fileMissing(path);
  if (path !== undefined) return texts.fileRefused(path);
  if (isUnreachable(error)) return texts.databaseSilent;
  return texts.unexpected(error instanceof Error ? error.message : String(error));
};

const explainAkari = (error: AkariError, { AKARI_DATA }: Terminal['environment'], texts: CommandTexts): string => {
  const details = error.message.replace(`${error.code}: `, '');
  switch (error.code) {
    case 'import-running':
    case 'import-lost':
      return texts.importRunning;
    case 'data-folder-in-use':
      return texts.dataFolderInUse(parseEnv({ AKARI_DATA }).AKARI_DATA);
    case 'bad-configuration':
      return details;
    case 'unknown-record':
      return texts.noDirectory;
    default:
      return texts.unexpected(error.message);
  }
};

const systemError = (error: unknown): { readonly code?: string; readonly path?: string } => {
  if (!(error instanceof Error) || !('code' in error) || typeof error.code !== 'string') return {};
  const path = 'path' in error && typeof error.path === 'string' ? { path: error.path } : {};
  return { code: error.code, ...path };
};

const unreachable = ['ECONNREFUSED', 'ENOTFOUND', 'EHOSTUNREACH', 'ETIMEDOUT', 'ECONNRESET', 'TimeoutError'];

/** The SDK wraps what the network said, some times in an error of several addresses. */
export const isUnreachable = (error: unknown): boolean => {
  if (!(error instanceof Error)) return false;
  if (unreachable.includes(error.name) || unreachable.includes(systemError(error).code ?? '')) return true;
  if (error instanceof AggregateError && error.errors.some(isUnreachable)) return true;
  return isUnreachable(error.cause);
};
