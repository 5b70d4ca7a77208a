import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { ProcessName } from '@rose-ash/shared/config/app-name'
import { REPO_ROOT } from '../repo-root.ts'
import type { Supervisor } from '../supervisor/create-supervisor.ts'
import { writeFileWhole } from '../write-file-whole.ts'
import { onFirstStart } from './data-dir/first-start.ts'
import type { DataDir } from './data-dir/open-data-dir.ts'
import { stackSecrets } from './data-dir/stack-secrets.ts'
import type { StackOptions } from './options/read-options.ts'
import { stackPorts } from './ports/stack-ports.ts'
import { gatewaySpec, mailboxSpec, sumUpSpec } from './processes/outside-specs.ts'
import { isPresent, ownSpec } from './processes/own-spec.ts'
import { plainEnvironment } from './processes/plain-environment.ts'
import { processEnvironment, stackVariableNames } from './processes/process-environment.ts'
import { PROCESS_NAMES } from './processes/process-names.ts'
import { runScript } from './processes/run-script.ts'
import type { Report } from './report.ts'
import { startPostgres, startRedis } from './start-servers.ts'

const SEED = 'prisma/seed/seed.ts'

interface Parts {
  readonly options: StackOptions
  readonly dataDir: DataDir
  readonly supervisor: Supervisor
  readonly report: Report
  readonly processes?: readonly ProcessName[] | undefined
  readonly seed: boolean
  readonly signal?: AbortSignal | undefined
}

/** Runs all steps from an empty folder to a running stack. Resolves to the environment of the processes. */
export async function bringUp(parts: Parts): Promise<Record<string, string>> {
  const { options, dataDir, supervisor, report, signal } = parts
  const ports = await stackPorts(dataDir.path)
  const secrets = await stackSecrets(dataDir.path)
  const plain = plainEnvironment(options)
  const outside = { options, dataDir, ports, env: plain }
  const [databaseUrl, redisUrl] = await Promise.all([
    report.step('PostgreSQL', () => startPostgres(parts, ports.postgres)),
    report.step('Redis', () => startRedis(parts, ports.redis)),
    report.step('Gateway, mailbox and practice till', () =>
      Promise.all(
        [gatewaySpec(outside), mailboxSpec(outside), sumUpSpec(outside, secrets.SUMUP_API_KEY)].map((spec) =>
          supervisor.start(spec),
        ),
      ),
    ),
    report.step('Database client', () => script('packages/devstack/bin/db-generate.ts', plain, 'generate')),
  ])
  const env = { ...plain, ...processEnvironment({ options, secrets, databaseUrl, redisUrl, ports }) }
  await writeEnvironment(dataDir, env)
  await report.step('Tables', () => script('packages/devstack/bin/apply-migrations.ts', env, 'migrate'))
  if (parts.seed && existsSync(join(REPO_ROOT, SEED))) {
    const sow = () => onFirstStart(databaseUrl, () => script(SEED, env, 'seed'))
    await report.step('Demo co-op', sow, (outcome) => (outcome === 'kept' ? 'is there already' : ''))
  }
  const processes = parts.processes ?? PROCESS_NAMES.filter(isPresent)
  const start = (name: ProcessName) =>
    supervisor.start(ownSpec(name, { port: ports[name], env, logFile: dataDir.logFile(name) }))
  await Promise.all(processes.map((name) => report.step(name, () => start(name))))
  return env

  function script(path: string, scriptEnv: Record<string, string>, name: string): Promise<void> {
    return runScript({ script: path, env: scriptEnv, logFile: dataDir.logFile(name), signal })
  }
}

/** Writes the variables that the stack itself sets, for the `rose` command; without the user's own environment. */
async function writeEnvironment({ path }: DataDir, env: Readonly<Record<string, string>>): Promise<void> {
  const chosen = Object.fromEntries(stackVariableNames().map((name) => [name, env[name]]))
  await writeFileWhole(join(path, 'environment.json'), `${JSON.stringify(chosen, null, 2)}\n`)
}
