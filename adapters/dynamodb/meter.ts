/** What a store has spent since the last reset: requests sent, and capacity units as the engine reports them. */
export type Meter = { reset(): void; read(): Spent };
export type Spent = { readonly requests: number; readonly readUnits: number; readonly writeUnits: number };

export type Reported = {
  readonly $metadata: { readonly attempts?: number | undefined };
  readonly ConsumedCapacity?: Capacity | readonly Capacity[] | undefined;
};
type Capacity = { readonly CapacityUnits?: number | undefined };

export type Recorder = Meter & { record(kind: 'read' | 'write', answer: Reported): void };

/** Retries count as requests; a refused write reports no units. */
export const createMeter = (): Recorder => {
  let spent = { requests: 0, readUnits: 0, writeUnits: 0 };
  return {
    reset: () => {
      spent = { requests: 0, readUnits: 0, writeUnits: 0 };
    },
    read: () => ({ ...spent }),
    record: (kind, { $metadata, ConsumedCapacity }) => {
      spent.requests += $metadata.attempts ?? 1;
      spent[kind === 'read' ? 'readUnits' : 'writeUnits'] += unitsOf(ConsumedCapacity);
    },
  };
};

const unitsOf = (capacity: Reported['ConsumedCapacity']): number => {
  const parts = capacity === undefined ? [] : 'length' in capacity ? capacity : [capacity];
  return parts.reduce((sum, { CapacityUnits = 0 }) => sum + CapacityUnits, 0);
};
