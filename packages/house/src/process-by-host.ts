import type { IncomingMessage } from 'node:http'
import { APP_NAMES, type ProcessName } from '@rose-ash/shared/config/app-name'
import { type BaseConfig, internalUrl, publicOrigin } from '@rose-ash/shared/config/base-config'

/**
 * Whom a request is for: by the public host of an app, or by its internal name and address. A host that is nobody's (a health check by
 * address, a scan) is the kernel's, which shows strangers nothing.
 */
export function processByHost(config: BaseConfig): (req: Pick<IncomingMessage, 'headers'>) => ProcessName {
  const names = new Map<string, ProcessName>()
  for (const name of [...APP_NAMES, 'kernel'] as const)
    for (const host of [name, new URL(internalUrl(config, name)).host]) names.set(host, name)
  for (const name of APP_NAMES) names.set(new URL(publicOrigin(config, name)).host, name)
  return ({ headers }) => {
    const forwarded = [headers['x-forwarded-host']].flat()[0]?.split(',')[0]?.trim()
    const host = (forwarded ?? headers.host ?? '').toLowerCase()
    return names.get(host) ?? names.get(host.replace(/:\d+$/, '')) ?? 'kernel'
  }
}
