import { execFileSync } from 'node:child_process'
import { mkdirSync, readFileSync, statSync, symlinkSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { copyBuildContext } from './build-context.ts'
import { commandEnvironment, pnpmCommand } from './config.ts'
import { parseDockerfile, type Stage } from './parse-dockerfile.ts'
import { REPO_ROOT } from './repo-root.ts'

export interface ReplayedStage {
  /** The folder that stands for `/`. */
  readonly root: string
  readonly env: Readonly<Record<string, string>>
}

/** Commands whose effect only a container has: users, links outside /repo, global packages. */
const OUTSIDE = /^(npm install --global|install --directory|ln) /

interface Options {
  readonly app: string
  readonly stage: string
  /** An empty folder; what is built lies in it. */
  readonly into: string
  /** Takes turbo and prisma from this checkout instead of installing them again. */
  readonly borrowTools?: boolean
}

/**
 * Builds a stage of the Dockerfile, and those it needs, without an engine: each is a folder, its commands run in this machine's shell,
 * packages come from the store of this machine.
 */
export function replayDockerfile({ app, stage, into, borrowTools }: Options): ReplayedStage {
  const stages = parseDockerfile(readFileSync(join(REPO_ROOT, 'Dockerfile'), 'utf8'))
  const done = new Map<string, ReplayedStage>()
  const context = join(into, 'context')
  copyBuildContext(context)
  return build(stage)

  function build(name: string): ReplayedStage {
    const found = done.get(name) ?? replay(name, stages.get(name))
    done.set(name, found)
    return found
  }

  function replay(name: string, found: Stage | undefined): ReplayedStage {
    const root = join(into, name.replace(/\W/g, ''))
    mkdirSync(join(root, 'repo'), { recursive: true })
    if (!found) return { root, env: {} }
    const base = build(found.from)
    link(`${base.root}/.`, root)
    const env: Record<string, string> = { ...base.env }
    for (const { instruction, text } of found.steps) {
      if (instruction === 'ARG' && text === 'APP') env.APP = app
      if (instruction === 'ENV') Object.assign(env, readPairs(text, env, root))
      if (instruction === 'COPY') copy(text, root)
      if (instruction === 'RUN' && borrowTools && name === 'tools') borrow(root)
      else if (instruction === 'RUN' && !OUTSIDE.test(text)) run(text, root, env)
    }
    return { root, env }
  }

  function copy(text: string, root: string): void {
    const from = text.match(/^--from=(\w+) /)?.[1]
    const paths = text.split(/\s+/).filter((word) => !word.startsWith('--'))
    const to = join(root, 'repo', paths.at(-1)!)
    for (const path of paths.slice(0, -1)) {
      const source = from ? join(build(from).root, path) : join(context, path)
      mkdirSync(to.endsWith('/') ? to : dirname(to), { recursive: true })
      if (!statSync(source).isDirectory()) link(source, to)
      else {
        mkdirSync(to, { recursive: true })
        link(`${source}/.`, to)
      }
    }
  }
}

/** Hard links: what is copied from stage to stage is never written to again, only removed. */
function link(source: string, target: string): void {
  execFileSync('cp', ['--archive', '--link', '--remove-destination', source, target])
}

function borrow(root: string): void {
  symlinkSync(join(REPO_ROOT, 'node_modules'), join(root, 'repo/node_modules'))
}

function readPairs(text: string, env: Readonly<Record<string, string>>, root: string): Record<string, string> {
  const pairs = text.split(/\s+/).map((pair) => pair.split('=') as [string, string])
  return Object.fromEntries(
    pairs.map(([name, value]) => [
      name,
      value.replace(/\$\{(\w+)\}/g, (_all, variable) => env[variable] ?? '').replace(/^\/(?=repo|data)/, `${root}/`),
    ]),
  )
}

function run(command: string, root: string, env: Readonly<Record<string, string>>): void {
  const here = command.replace(/^pnpm install /, `${pnpmCommand()} install --offline --package-import-method hardlink `)
  execFileSync('sh', ['-c', here], {
    cwd: join(root, 'repo'),
    env: commandEnvironment(env),
    stdio: ['ignore', 'ignore', 'pipe'],
  })
}
