#!/usr/bin/env node
import { enableCompileCache } from 'node:module'

// The cache keeps each file without its types, so that a second start compiles nothing.
enableCompileCache()
const { runCli } = await import('../src/run-cli.ts')
process.exitCode = await runCli(process.argv.slice(2))
