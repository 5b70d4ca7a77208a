#!/usr/bin/env node
import { enableCompileCache } from 'node:module'

// Caches each file with its types stripped, so that a second start compiles nothing.
enableCompileCache()
const { runCli } = await import('../src/run-cli.ts')
process.exitCode = await runCli(process.argv.slice(2))
