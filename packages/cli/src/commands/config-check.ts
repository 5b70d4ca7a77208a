import { ConfigError, parseEnv } from '@rose-ash/shared/config/parse-env'
import type { Command } from 'commander'
import { commandEnvironment } from '../config.ts'
import { group } from '../group.ts'
import { print } from '../print.ts'

/** `rose config check`: checks the environment and _config/app-config.yaml and lists all mistakes. */
export function registerConfigCheck(program: Command): void {
  group(program, 'config', 'configuration')
    .command('check')
    .description('check the environment and _config/app-config.yaml')
    .option('--json', 'JSON')
    .action(async (options: { json?: boolean }) => {
      const { baseEnvSchema } = await import('@rose-ash/shared/config/base-config')
      const { loadSiteConfig } = await import('@rose-ash/shared/site/site-config')
      const env = commandEnvironment()
      const problems = [
        ...problemsOf(() => parseEnv(baseEnvSchema, env)),
        ...problemsOf(() => loadSiteConfig(env.ROSE_CONFIG_FILE)),
      ]
      print({ ok: problems.length === 0, problems }, options, () =>
        problems.length === 0 ? 'The configuration is in order.' : problems.map((problem) => `✗ ${problem}`).join('\n'),
      )
      if (problems.length > 0) process.exitCode = 1
    })
}

function problemsOf(check: () => unknown): readonly string[] {
  try {
    check()
    return []
  } catch (error) {
    if (error instanceof ConfigError) return error.problems
    throw error
  }
}
