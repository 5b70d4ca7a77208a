import { flushCompileCache } from 'node:module'
import { isMainThread } from 'node:worker_threads'
import { localDomain } from '../config.ts'
import { exitWithSupervisor } from './exit-with-supervisor.ts'
import { resolveLocalHosts } from './resolve-local-hosts.ts'

// Loaded with --import into every Node process of the local stack, before its own code.
resolveLocalHosts(localDomain())
if (isMainThread) exitWithSupervisor()

// Node writes its compile cache only at a normal exit: write it now, in case the process is killed later.
setTimeout(flushCompileCache, 5_000).unref()
