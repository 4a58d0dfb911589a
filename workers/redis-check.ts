import type { Redis } from 'ioredis';
import { Failure } from '../pipeline/failures.ts';

/** Why a Redis server must not carry the queue; the message is for the administrator. */
export class RedisRefusal extends Error {
  override readonly name = 'RedisRefusal';
}

/**
 * Refuses a Redis that could drop tickets silently: `maxmemory-policy` must be noeviction, the append-only file on.
 * Managed services that hide CONFIG are believed for what INFO says. Work is safe either way (PostgreSQL is the truth);
 * a Redis set up wrongly would make it late without a word.
 */
export async function checkRedis(redis: Redis): Promise<void> {
  let memory: string;
  let persistence: string;
  try {
    memory = await redis.info('memory');
    persistence = await redis.info('persistence');
  } catch (error) {
    throw new Failure('E-QUEUE-AWAY', {}, { cause: error });
  }
  const faults: string[] = [];
  const policy = /maxmemory_policy:(\S+)/.exec(memory)?.[1];
  if (policy !== 'noeviction') faults.push(`maxmemory-policy is ${policy ?? 'unknown'}, must be noeviction`);
  if (/aof_enabled:(\d)/.exec(persistence)?.[1] !== '1')
    faults.push('appendonly is off, must be yes (appendfsync everysec)');
  if (faults.length > 0) throw new RedisRefusal(`Redis is not safe for the queue: ${faults.join('; ')}`);
}
