import { isIP } from 'node:net';
import type { FastifyRequest } from 'fastify';

/**
 * From where somebody asks, as wrong tries are counted: the peer's own address, or what a trusted proxy says of it. Of an
 * IPv6 address its network of 64 bits: a single machine has all the addresses in it.
 */
export function readPeerAddress(request: FastifyRequest): string {
  return nameNetwork(request.ip);
}

export function nameNetwork(address: string): string {
  const mapped = /^::ffff:(\d+(?:\.\d+){3})$/i.exec(address);
  if (mapped?.[1] !== undefined) return mapped[1];
  if (isIP(address) !== 6) return address.slice(0, 64);
  const [head = '', tail] = (address.split('%')[0] ?? '').split('::');
  const before = head.split(':').filter(Boolean);
  const after = (tail ?? '').split(':').filter(Boolean);
  const zeros = tail === undefined ? 0 : Math.max(0, 8 - before.length - after.length);
  const groups = [...before, ...Array.from({ length: zeros }, () => '0'), ...after];
  const network = groups.slice(0, 4).map((group) => Number.parseInt(group, 16).toString(16));
  return `${network.join(':')}::/64`;
}
