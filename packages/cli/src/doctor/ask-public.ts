import type { AppName } from '@rose-ash/shared/config/app-name'
import { type BaseConfig, publicOrigin } from '@rose-ash/shared/config/base-config'
import { request } from 'undici'

export interface PublicAnswer {
  readonly status: number
  readonly headers: Readonly<Record<string, string | string[] | undefined>>
  readonly setCookie: readonly string[]
  readonly text: string
}

/** Sends a request to an app's public address, through the proxy as a browser. Resolves names below localhost to this machine, which Node does not do. */
export async function askPublic(
  config: Pick<BaseConfig, 'ROSE_PUBLIC_URL'>,
  app: AppName,
  path: string,
  headers: Readonly<Record<string, string>> = {},
): Promise<PublicAnswer> {
  const url = new URL(path, publicOrigin(config, app))
  const { host } = url
  if (url.hostname.endsWith('.localhost')) url.hostname = '127.0.0.1'
  const answer = await request(url, { headers: { host, ...headers }, headersTimeout: 5_000, bodyTimeout: 5_000 })
  const text = await answer.body.text()
  const setCookie = [answer.headers['set-cookie'] ?? []].flat()
  return { status: answer.statusCode, headers: answer.headers, setCookie, text }
}
