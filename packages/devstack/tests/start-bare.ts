import { runFromTerminal } from '../src/start/run-from-terminal.ts'

// `pnpm start` without the apps: what the stack itself promises can be tested in seconds.
await runFromTerminal(process.argv.slice(2), { services: [], seed: false })
