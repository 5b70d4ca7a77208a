import type { Command } from 'commander'
import type { Finding } from '../doctor/finding.ts'
import { print } from '../print.ts'

/** `rose doctor`: checks for common mistakes and gives advice. Exit status 1 when it finds one. */
export function registerDoctor(program: Command): void {
  program
    .command('doctor')
    .description('find what is usually wrong: database, redis, processes, sign-on, mail')
    .option('--json', 'JSON')
    .action(async (options: { json?: boolean }) => {
      const { loadCliConfig } = await import('../load-config.ts')
      const config = loadCliConfig()
      const { CHECKS } = await import('../doctor/checks.ts')
      const findings = (await Promise.all(CHECKS.map((check) => check(config)))).flat()
      const ok = findings.every((finding) => finding.ok)
      print({ ok, findings }, options, () => findings.map(inWords).join('\n'))
      if (!ok) process.exitCode = 1
    })
}

function inWords({ ok, about, advice }: Finding): string {
  return ok ? `✓ ${about}` : `✗ ${about}${advice ? `\n    ${advice}` : ''}`
}
