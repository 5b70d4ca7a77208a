import { runFromTerminal } from '../src/start/terminal/run-from-terminal.ts'

// `pnpm start` without the apps, so that the stack itself can be tested in seconds.
await runFromTerminal(process.argv.slice(2), { processes: [], seed: false })
