import { type ChildProcess, spawn } from 'node:child_process'
import { randomBytes, randomUUID } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import { freePort } from '@rose-ash/devstack/free-port'
import { nodeCommand } from '@rose-ash/devstack/start/processes/node-command'
import type { Stack } from '@rose-ash/devstack/start-stack'
import { createSharedContext } from '@rose-ash/domains/context/shared-context'
import { createClient } from '@rose-ash/domains/testing/factories/create-client'
import { clientAddresses, clientSecretOf } from '@rose-ash/shared/addresses/issuer'
import { baseEnvSchema } from '@rose-ash/shared/config/base-config'
import { parseEnv } from '@rose-ash/shared/config/parse-env'
import { defineStatement } from '@rose-ash/shared/db/sql'
import { hashToken } from '@rose-ash/shared/secrets/hash-token'
import type { BenchProvider, Visitor } from './sign-on-visitor.ts'

const READER = 'https://reader.example/callback'

/** The row of a letter: made by the cheapest means, since its making is not what is measured. */
const LETTER = defineStatement(
  'bench-letter',
  `INSERT INTO email_proofs (id, email, token_hash, code_hash, interaction_uid, expires_at)
   VALUES ($1, $2, $3, '', $4, now() + interval '15 minutes')`,
)

/**
 * Our provider as production runs it: a process of federation that only serves (ROLE=web), beside the stack's own that works in the
 * background. Letters are made beside the provider: the mail is the worker's, and every address may only ask so often.
 */
export async function startOwnProvider(stack: Stack): Promise<BenchProvider> {
  const ctx = createSharedContext('federation', parseEnv(baseEnvSchema, { ...stack.env, LOG_LEVEL: 'warn' }))
  const { clientId, clientSecret = '' } = await createClient(ctx, { redirectUris: [READER] })
  // Many members at once, as in life: the sign-ins of one member wait for each other.
  const members = await ctx.db.member.findMany({ where: { emailVerifiedAt: { not: null }, totp: null } })
  let letters = 0
  const address = `http://127.0.0.1:${await freePort()}`
  const web = await startWeb(stack, address)
  const { origin, host, protocol } = new URL(stack.url('federation'))
  const fromOurPage = { origin, 'x-forwarded-proto': protocol.slice(0, -1) }
  // Who is proven and still meets a page is asked for their leave.
  const proven = new WeakSet<Visitor>()
  return {
    name: 'rose ash',
    pid: web.pid!,
    address,
    host,
    paths: { authorization: '/oidc/auth', token: '/oidc/token' },
    own: {
      id: 'blog',
      secret: clientSecretOf(ctx.config, 'blog'),
      redirectUri: clientAddresses(ctx.config, 'blog').callback,
    },
    other: { id: clientId, secret: clientSecret, redirectUri: READER },
    async prove(visitor, page) {
      if (proven.has(visitor))
        return (await visitor.request('POST', `${page}/consent`, { answer: 'yes' }, fromOurPage)).location
      const token = randomBytes(32).toString('base64url')
      await ctx.sql(LETTER, [
        randomUUID(),
        members[letters++ % members.length]!.email,
        hashToken(token),
        page.split('/')[2],
      ])
      proven.add(visitor)
      return (await visitor.request('POST', `${page}/link`, { t: token }, fromOurPage)).location
    },
    async stop() {
      web.kill('SIGKILL')
      await ctx.close()
    },
  }
}

async function startWeb({ env }: Stack, address: string): Promise<ChildProcess> {
  const { command, args } = nodeCommand('apps/federation/src/web.ts')
  const web = spawn(command, args, {
    env: { ...env, ROLE: 'web', PORT: new URL(address).port },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  })
  while (!(await isReady(address))) {
    if (web.exitCode !== null) throw new Error('federation did not start')
    await pause(50)
  }
  return web
}

async function isReady(address: string): Promise<boolean> {
  const answer = await fetch(`${address}/readyz`).catch(() => undefined)
  return answer?.ok === true
}
