import { runFromTerminal } from '../src/start/run-from-terminal.ts'

await runFromTerminal(process.argv.slice(2))
