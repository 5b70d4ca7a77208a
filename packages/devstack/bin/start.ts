import { runFromTerminal } from '../src/start/terminal/run-from-terminal.ts'

await runFromTerminal(process.argv.slice(2))
