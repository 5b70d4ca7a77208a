import { stopTestServers } from '../src/database/test-servers/test-servers.ts'
import { HELP, readTestOptions } from '../src/test-run/options.ts'
import { runTests } from '../src/test-run/run-tests.ts'
import { FAILED, tallyLine } from '../src/test-run/tally.ts'

const asked = new AbortController()
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => asked.abort())

try {
  const options = readTestOptions(process.argv.slice(2))
  if (options.help) process.stdout.write(HELP)
  else if (options.stopServers) await stopTestServers()
  else await run()
} catch (error) {
  console.error((error as Error).message)
  console.log(tallyLine(FAILED))
  process.exitCode = 1
}
process.exit()

async function run(): Promise<void> {
  const tally = await runTests(readTestOptions(process.argv.slice(2)), asked.signal)
  if (asked.signal.aborted) console.log('The run was stopped before its end.')
  console.log(tallyLine(tally))
  process.exitCode = tally.failed > 0 || asked.signal.aborted ? 1 : 0
}
