import { ConditionalCheckFailedException, ResourceInUseException } from '@aws-sdk/client-dynamodb';
import type * as z from 'zod/mini';
import { AkariError } from '../../src/errors.ts';
import type { Item } from './rows.ts';

/** The condition of a write did not hold: an expected outcome. */
export const isRefused = (error: unknown): error is ConditionalCheckFailedException =>
  error instanceof ConditionalCheckFailedException;

export const tableExists = (error: unknown): boolean => error instanceof ResourceInUseException;

/** Reads an item by its schema. Names the item by its key alone: values may be personal. */
export const parsed = <S extends z.ZodMiniType>(schema: S, item: Item): z.output<S> => {
  const result = schema.safeParse(item);
  if (result.success) return result.data;
  throw new AkariError('stored-item-unreadable', `${String(item.pk).split('#')[1]} item`, result.error);
};
