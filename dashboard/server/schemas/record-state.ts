import { z } from 'zod';

/** Whoever reviews sees three states of a record. */
export const RecordState = z.enum(['waiting', 'approved', 'returned']);
export type RecordState = z.infer<typeof RecordState>;
