import { request } from 'undici'

export interface HostAnswer {
  readonly status: number
  readonly headers: Readonly<Record<string, string | string[] | undefined>>
  readonly text: string
}

export interface HostQuestion {
  readonly method?: 'GET' | 'POST' | 'HEAD'
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string
}

/** Asks a public address of the local stack without a browser: Node does not resolve *.localhost, so the gateway is asked on loopback by Host. */
export async function askHost(
  url: string,
  { method = 'GET', headers = {}, body }: HostQuestion = {},
): Promise<HostAnswer> {
  const { host, port, pathname, search } = new URL(url)
  const response = await request(`http://127.0.0.1:${port}${pathname}${search}`, {
    method,
    headers: { host, ...headers },
    ...(body !== undefined && { body }),
  })
  return { status: response.statusCode, headers: response.headers, text: await response.body.text() }
}
