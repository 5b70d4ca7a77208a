import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { closeSync, openSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { waitFor } from '../wait-for.ts'
import { backOffMs } from './back-off.ts'
import { identify, type ProcessIdentity } from './process-identity.ts'
import type { ProcessSpec } from './process-spec.ts'
import { tail } from './tail.ts'

const STEADY_MS = 20_000
const STOP_GRACE_MS = 10_000
const TRIES_TO_GET_READY = 3

export type ProcessStatus = 'stopped' | 'starting' | 'ready' | 'restarting'

export interface SupervisedProcess {
  readonly spec: ProcessSpec
  readonly status: ProcessStatus
  readonly identity: ProcessIdentity | null
  readonly restarts: number
  /** Starts it and resolves when it is ready; rejects when it has ended three times before that. */
  start(options: { timeoutMs: number }): Promise<void>
  /** Stops it by its stop signal, after ten seconds by SIGKILL. It is not started again. */
  stop(): Promise<void>
  kill(signal: NodeJS.Signals): void
}

interface Events {
  readonly onChange: () => void
  readonly onExit: (process: SupervisedProcess, how: string) => void
}

/** Restarts a process whenever it ends, with longer pauses while it keeps failing. */
export function superviseProcess(spec: ProcessSpec, { onChange, onExit }: Events): SupervisedProcess {
  let child: ChildProcess | null = null
  let identity: ProcessIdentity | null = null
  let status: ProcessStatus = 'stopped'
  let restarts = 0
  let failuresInARow = 0
  const stopping = new AbortController()
  let everReady = false
  let firstReady: PromiseWithResolvers<void> | null = null

  const self: SupervisedProcess = {
    spec,
    get status() {
      return status
    },
    get identity() {
      return identity
    },
    get restarts() {
      return restarts
    },
    async start({ timeoutMs }) {
      firstReady = Promise.withResolvers()
      const tooLate = setTimeout(() => void giveUp(`was not ready within ${Math.round(timeoutMs / 1000)} s`), timeoutMs)
      launch()
      await firstReady.promise.finally(() => clearTimeout(tooLate))
    },
    async stop() {
      stopping.abort()
      firstReady?.reject(new Error(`${spec.name} was stopped`))
      firstReady?.promise.catch(() => {})
      const leaving = child
      if (!leaving || leaving.exitCode !== null || leaving.signalCode !== null) return
      const gone = once(leaving, 'exit')
      leaving.kill(spec.stopSignal ?? 'SIGTERM')
      const hard = setTimeout(() => leaving.kill('SIGKILL'), STOP_GRACE_MS)
      await gone.finally(() => clearTimeout(hard))
    },
    kill: (signal) => void child?.kill(signal),
  }
  return self

  function launch(): void {
    if (stopping.signal.aborted) return
    const startedAt = performance.now()
    const ended = new AbortController()
    const current = spawnProcess(spec)
    child = current
    identity = current.pid ? identify(current.pid) : null
    change(restarts === 0 ? 'starting' : 'restarting')
    const leave = (how: string) => {
      if (ended.signal.aborted) return
      ended.abort()
      void afterEnd(how, performance.now() - startedAt)
    }
    current.once('exit', (code, signal) => leave(signal ? `was ended by ${signal}` : `ended with exit code ${code}`))
    current.once('error', (error) => leave(`could not be started: ${error.message}`))
    void noticeReady(AbortSignal.any([ended.signal, stopping.signal]))
  }

  async function noticeReady(signal: AbortSignal): Promise<void> {
    const asked = waitFor(spec.isReady, { timeoutMs: 24 * 3_600_000, everyMs: 80, signal, what: `${spec.name} ready` })
    if (
      !(await asked.then(
        () => true,
        () => false,
      ))
    )
      return
    everReady = true
    change('ready')
    firstReady?.resolve()
  }

  async function afterEnd(how: string, livedMs: number): Promise<void> {
    child = null
    identity = null
    change(stopping.signal.aborted ? 'stopped' : 'restarting')
    if (stopping.signal.aborted) return
    failuresInARow = livedMs > STEADY_MS ? 1 : failuresInARow + 1
    onExit(self, how)
    if (!everReady && failuresInARow >= TRIES_TO_GET_READY) await giveUp(how)
    await sleep(backOffMs(failuresInARow), undefined, { signal: stopping.signal }).catch(() => {})
    restarts++
    launch()
  }

  async function giveUp(how: string): Promise<void> {
    const lines = await tail(spec.logFile)
    const cause = lines ? new Error(lines) : undefined
    firstReady?.reject(new Error(`${spec.name} ${how}; its log is ${spec.logFile}`, { cause }))
  }

  function change(next: ProcessStatus): void {
    status = next
    onChange()
  }
}

/** Starts it in its own process group, so that Ctrl-C in the terminal reaches the supervisor only, which stops the processes in order. */
function spawnProcess(spec: ProcessSpec): ChildProcess {
  const log = openSync(spec.logFile, 'a', 0o600)
  try {
    return spawn(spec.command, spec.args, {
      cwd: spec.cwd,
      env: spec.env,
      detached: true,
      stdio: spec.ipc ? ['ignore', log, log, 'ipc'] : ['ignore', log, log],
      ...(spec.uid !== undefined && { uid: spec.uid, gid: spec.gid }),
    })
  } finally {
    closeSync(log)
  }
}
