import type { DeskEvent } from './model.ts';

/** Hands each event to every open page. */
export type Events = {
  emit(event: DeskEvent): void;
  /** Returns what ends the subscription. */
  subscribe(listener: (event: DeskEvent) => void): () => void;
  /** Ends every stream, so that the server can stop. */
  end(): void;
  readonly ended: AbortSignal;
};

export const createEvents = (): Events => {
  const ending = new AbortController();
  const listeners = new Set<(event: DeskEvent) => void>();
  return {
    emit: (event) => {
      for (const listener of listeners) listener(event);
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    end: () => ending.abort(),
    ended: ending.signal,
  };
};
