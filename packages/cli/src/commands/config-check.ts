import { ConfigError, parseEnv } from '@rose-ash/shared/config/parse-env'
import type { Command } from 'commander'
import { commandEnvironment, stackFiles } from '../config.ts'
import { group } from '../group.ts'
import { print } from '../print.ts'

interface Options {
  readonly json?: boolean
  readonly stack?: boolean
  readonly env?: string
}

/** `rose config check`: checks the environment and _config/app-config.yaml and lists all mistakes. */
export function registerConfigCheck(program: Command): void {
  group(program, 'config', 'configuration')
    .command('check')
    .description('check the environment and _config/app-config.yaml')
    .option('--stack', 'check what each container of docker-stack.yml would get from .env instead')
    .option('--env <file>', 'with --stack: another file than .env')
    .option('--json', 'JSON')
    .action(async (options: Options) => {
      const found = options.stack ? await ofStack(options.env) : await ofThisProcess()
      const { problems } = found
      print({ ok: problems.length === 0, ...found }, options, () =>
        problems.length === 0 ? 'The configuration is in order.' : problems.map((problem) => `✗ ${problem}`).join('\n'),
      )
      if (problems.length > 0) process.exitCode = 1
    })
}

async function ofThisProcess() {
  const { baseEnvSchema } = await import('@rose-ash/shared/config/base-config')
  const { loadSiteConfig } = await import('@rose-ash/shared/site/site-config')
  const env = commandEnvironment()
  return {
    problems: [
      ...problemsOf(() => parseEnv(baseEnvSchema, env)),
      ...problemsOf(() => loadSiteConfig(env.ROSE_CONFIG_FILE)),
    ],
  }
}

/** `environments` holds no secret: those are files in a container. */
async function ofStack(file: string | undefined) {
  const { readEnvFile } = await import('../stack/read-env-file.ts')
  const { stackEnvironments } = await import('../stack/stack-environments.ts')
  const { checkStack } = await import('../stack/check-stack.ts')
  const { loadSiteConfig } = await import('@rose-ash/shared/site/site-config')
  const files = stackFiles()
  const exported = readEnvFile(file ?? files.env)
  const environments = stackEnvironments(files.stack, exported)
  return {
    environments,
    problems: [
      ...(await checkStack(environments, exported)),
      ...problemsOf(() => loadSiteConfig(exported.ROSE_CONFIG_FILE || undefined)),
    ],
  }
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
