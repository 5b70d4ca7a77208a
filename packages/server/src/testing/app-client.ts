import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { AppName } from '@rose-ash/shared/config/app-name'
import { CookieJar } from '@rose-ash/shared/testing/cookie-jar'
import { TEST_PUBLIC_URL } from '@rose-ash/shared/testing/test-environment'
import { Client } from 'undici'

export interface AppRequest {
  readonly method?: string
  readonly headers?: Record<string, string>
  /** Sent as application/x-www-form-urlencoded. */
  readonly form?: Record<string, string | readonly string[]>
  /** Sent as application/json. */
  readonly json?: unknown
  readonly body?: string | Buffer
}

export interface AppResponse {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly setCookie: readonly string[]
  readonly text: string
  readonly body: Buffer
  /** The Location header, or undefined. */
  readonly location: string | undefined
  json<T = unknown>(): T
}

export interface AppClient {
  /** The public origin in the Host header: `http://blog.rose.localhost:3000`. */
  readonly origin: string
  /** The address on which it listens: `http://127.0.0.1:<port>`. */
  readonly address: string
  readonly cookies: CookieJar
  get(path: string, options?: AppRequest): Promise<AppResponse>
  post(path: string, options?: AppRequest): Promise<AppResponse>
  request(path: string, options?: AppRequest): Promise<AppResponse>
  close(): Promise<void>
}

/**
 * Starts an Express app on a free port and sends requests as a browser would: the app's public host, Origin on unsafe methods,
 * cookies. Redirects are not followed. Close it in `afterAll`.
 */
export async function appClient(
  app: RequestListener,
  name: AppName | 'kernel',
  { cookies = new CookieJar() }: { readonly cookies?: CookieJar } = {},
): Promise<AppClient> {
  const server = createServer(app)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const connection = new Client(address, { pipelining: 0 })
  const publicUrl = new URL(TEST_PUBLIC_URL)
  publicUrl.hostname = `${name}.${publicUrl.hostname}`

  const request = (path: string, options: AppRequest = {}) => send({ connection, publicUrl, cookies }, path, options)
  return {
    origin: publicUrl.origin,
    address,
    cookies,
    request,
    get: (path, options) => request(path, { ...options, method: 'GET' }),
    post: (path, options) => request(path, { ...options, method: 'POST' }),
    async close() {
      await connection.destroy()
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

interface Sender {
  readonly connection: Client
  readonly publicUrl: URL
  readonly cookies: CookieJar
}

async function send(
  { connection, publicUrl, cookies }: Sender,
  path: string,
  options: AppRequest,
): Promise<AppResponse> {
  const method = (options.method ?? 'GET') as 'GET'
  const { type, body } = encodeBody(options)
  const cookie = cookies.header(publicUrl.hostname, path)
  const response = await connection.request({
    path,
    method,
    ...(body !== undefined && { body }),
    headers: {
      host: publicUrl.host,
      accept: 'text/html,application/xhtml+xml,*/*;q=0.8',
      ...(isUnsafe(method) && { origin: publicUrl.origin }),
      ...(type && { 'content-type': type }),
      ...(cookie && { cookie }),
      ...options.headers,
    },
  })
  const setCookie = [response.headers['set-cookie'] ?? []].flat()
  cookies.receive(publicUrl.hostname, setCookie)
  return toAppResponse(response.statusCode, response.headers, setCookie, Buffer.from(await response.body.arrayBuffer()))
}

function toAppResponse(
  status: number,
  rawHeaders: Record<string, string | string[] | undefined>,
  setCookie: readonly string[],
  body: Buffer,
): AppResponse {
  const headers = Object.fromEntries(Object.entries(rawHeaders).map(([key, value]) => [key, String(value)]))
  const text = body.toString('utf8')
  return { status, headers, setCookie, body, text, location: headers.location, json: () => JSON.parse(text) }
}

function encodeBody({ form, json, body }: AppRequest): { type?: string; body?: string | Buffer } {
  if (json !== undefined) return { type: 'application/json', body: JSON.stringify(json) }
  if (form === undefined) return body === undefined ? {} : { body }
  const fields = new URLSearchParams()
  for (const [name, value] of Object.entries(form)) for (const one of [value].flat()) fields.append(name, one)
  return { type: 'application/x-www-form-urlencoded', body: fields.toString() }
}

function isUnsafe(method: string): boolean {
  return !['GET', 'HEAD', 'OPTIONS'].includes(method)
}
