import { maskNetwork, networkOf } from '@rose-ash/server/limits/network-of'
import { describeUserAgent } from '@rose-ash/shared/audience/describe-user-agent'
import type { Request } from 'express'

/** The browser and the masked network of who asks, for letters and administrators. */
export function browserWords(req: Request): string {
  return `${describeUserAgent(req.get('user-agent'))}, network ${maskNetwork(networkOf(req.ip))}`
}
