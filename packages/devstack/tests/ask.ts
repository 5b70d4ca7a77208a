import { type IncomingHttpHeaders, type OutgoingHttpHeaders, request } from 'node:http'

interface Question {
  readonly port: number
  readonly host?: string
  readonly method?: string
  readonly headers?: OutgoingHttpHeaders
  readonly body?: string
}

export interface Answer {
  readonly status: number
  readonly headers: IncomingHttpHeaders
  readonly text: string
}

/** Sends a request with any Host header, which fetch does not allow, and the exact path. */
export function ask(path: string, { port, host, method = 'GET', headers, body }: Question): Promise<Answer> {
  return new Promise((answer, fail) => {
    const sent = request({
      port,
      host: '127.0.0.1',
      path,
      method,
      headers: { ...(host && { host }), ...headers },
      agent: false,
    })
    sent.once('error', fail)
    sent.once('response', async (response) => {
      let text = ''
      for await (const chunk of response.setEncoding('utf8')) text += chunk
      answer({ status: response.statusCode as number, headers: response.headers, text })
    })
    sent.end(body)
  })
}
