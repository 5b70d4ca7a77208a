import { request } from 'node:http'
import { join } from 'node:path'
import { APP_NAMES } from '@rose-ash/shared/config/app-name'
import type { RouteTable } from '../../gateway/route-request.ts'
import type { SumUpSettings } from '../../sumup/sumup-settings.ts'
import type { ProcessSpec } from '../../supervisor/process-spec.ts'
import type { DataDir } from '../data-dir/open-data-dir.ts'
import { publicBase, publicHost } from '../options/public-base.ts'
import type { StackOptions } from '../options/read-options.ts'
import type { StackPorts } from '../ports/stack-ports.ts'
import { nodeSpec } from './node-spec.ts'

interface Parts {
  readonly options: StackOptions
  readonly dataDir: DataDir
  readonly ports: StackPorts
  readonly env: Readonly<Record<string, string>>
}

/** How to run the gateway; below it, the mailbox and the SumUp stand-in. */
export function gatewaySpec({ options, dataDir, ports, env }: Parts): ProcessSpec {
  const upstreams = [...APP_NAMES, 'mail', 'sumup'].map((name) => [
    name,
    `http://127.0.0.1:${ports[name as keyof StackPorts]}`,
  ])
  const table: RouteTable = {
    domain: options.domain,
    home: publicHost(options, 'blog'),
    upstreams: Object.fromEntries(upstreams),
    hideHealth: options.nodeEnv === 'production',
    ...(options.nodeEnv === 'development' && {
      styleguide: { publicUrl: publicBase(options), configFile: options.env.ROSE_CONFIG_FILE },
    }),
  }
  return nodeSpec({
    name: 'gateway',
    script: 'packages/devstack/bin/gateway.ts',
    env: { ...env, ROSE_GATEWAY: JSON.stringify({ ...table, port: options.port, bind: options.bind }) },
    url: publicBase(options),
    logFile: dataDir.logFile('gateway'),
    isReady: () => redirects(options),
  })
}

export function mailboxSpec({ dataDir, ports, env }: Parts): ProcessSpec {
  const settings = { httpPort: ports.mail, smtpPort: ports.smtp, dataDir: join(dataDir.path, 'mail') }
  return nodeSpec({
    name: 'mailbox',
    script: 'packages/devstack/bin/mailbox.ts',
    env: { ...env, ROSE_MAILBOX: JSON.stringify(settings) },
    url: `http://127.0.0.1:${ports.mail}`,
    logFile: dataDir.logFile('mailbox'),
  })
}

export function sumUpSpec({ options, dataDir, ports, env }: Parts, apiKey: string): ProcessSpec {
  const settings: SumUpSettings = {
    apiKey,
    merchantCode: 'MROSEASH',
    merchantName: 'Rose Ash Co-operative',
    publicUrl: publicHost(options, 'sumup'),
    journalFile: join(dataDir.path, 'sumup', 'journal.jsonl'),
    // SumUp's own pauses, sixty times faster.
    webhookRetrySeconds: (options.env.SUMUP_WEBHOOK_RETRY_SECONDS ?? '1,5,20,120').split(',').map(Number),
  }
  return nodeSpec({
    name: 'sumup',
    script: 'packages/devstack/bin/sumup.ts',
    env: { ...env, ROSE_SUMUP: JSON.stringify({ ...settings, port: ports.sumup }) },
    url: `http://127.0.0.1:${ports.sumup}`,
    logFile: dataDir.logFile('sumup'),
  })
}

/** Whether the gateway redirects the bare domain, which means that it is ready. */
function redirects({ port, domain, bind }: StackOptions): Promise<boolean> {
  const host = bind.includes('0.0.0.0') ? '127.0.0.1' : bind[0]
  return new Promise((answer, fail) => {
    const asked = request({ host, port, path: '/', headers: { host: domain }, timeout: 2_000, agent: false })
    asked.once('response', (response) => {
      response.resume()
      answer(response.statusCode === 302)
    })
    asked.once('error', fail)
    asked.once('timeout', () => asked.destroy(new Error('no answer')))
    asked.end()
  })
}
