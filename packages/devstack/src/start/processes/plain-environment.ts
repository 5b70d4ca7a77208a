import { join } from 'node:path'
import type { StackOptions } from '../options/read-options.ts'
import { LIGHT_NODE } from './light-node.ts'

const NEEDED_BY_ALL = ['PATH', 'HOME', 'LANG', 'TMPDIR', 'USER', 'TZ'] as const

/** The environment of every Node process of the stack. */
export function plainEnvironment({ env, dataDir, domain, nodeEnv }: StackOptions): Record<string, string> {
  const present = NEEDED_BY_ALL.flatMap((name) => (env[name] ? [[name, env[name]]] : []))
  return {
    ...Object.fromEntries(present),
    ...LIGHT_NODE,
    NODE_ENV: nodeEnv,
    NODE_COMPILE_CACHE: join(dataDir, 'compile-cache'),
    ROSE_LOCAL_DOMAIN: domain,
  }
}
