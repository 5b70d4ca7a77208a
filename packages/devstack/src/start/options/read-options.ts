import { readFile } from 'node:fs/promises'
import { isAbsolute, join, resolve } from 'node:path'
import { baseEnvSchema } from '@rose-ash/shared/config/base-config'
import { z } from 'zod'
import { PlainError } from '../../plain-error.ts'
import { parseDotEnv } from './parse-dot-env.ts'

const port = z.coerce
  .number({ error: 'needs a number' })
  .int('needs a whole number')
  .min(1, 'needs 1 to 65535')
  .max(65_535, 'needs 1 to 65535')
const domain = z.string().regex(/^[a-z0-9-]+(\.[a-z0-9-]+)*$/i, 'needs a host name such as rose.localhost')

/** Checks all variables of the processes before anything is started, so that a mistake in .env is reported as one line. */
const schema = z
  .object(baseEnvSchema.shape)
  .partial()
  .extend({
    PORT: port.default(3000),
    ROSE_DATA_DIR: z.string().default('.rose'),
    ROSE_DOMAIN: domain.default('rose.localhost'),
    ROSE_BIND: z.string().default('127.0.0.1,::1'),
    NODE_ENV: z
      .enum(['development', 'test', 'production'], { error: 'needs development, test or production' })
      .default('development'),
    DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/, error: 'needs a postgres:// address' }).optional(),
    REDIS_URL: z.url({ protocol: /^rediss?$/, error: 'needs a redis:// address' }).optional(),
  })

export interface StackOptions {
  readonly port: number
  readonly dataDir: string
  readonly domain: string
  /** The addresses on which the gateway listens. */
  readonly bind: readonly string[]
  readonly nodeEnv: 'development' | 'test' | 'production'
  readonly databaseUrl?: string | undefined
  readonly redisUrl?: string | undefined
  /** All other variables of the user, for the apps. */
  readonly env: Readonly<Record<string, string>>
}

/** Reads the repository's .env and the environment, which has precedence. Throws PlainError with the first problem. */
export async function readOptions(
  repoRoot: string,
  ambient: Record<string, string | undefined>,
): Promise<StackOptions> {
  const env = withoutEmpty({ ...(await readDotEnv(join(repoRoot, '.env'))), ...ambient })
  const parsed = schema.safeParse(env)
  if (!parsed.success) {
    const [issue] = parsed.error.issues
    throw new PlainError(`${issue?.path.join('.')} ${issue?.message} (set in the environment or in .env).`)
  }
  const { PORT, ROSE_DATA_DIR, ROSE_DOMAIN, ROSE_BIND, NODE_ENV, DATABASE_URL, REDIS_URL } = parsed.data
  return {
    port: PORT,
    dataDir: isAbsolute(ROSE_DATA_DIR) ? ROSE_DATA_DIR : resolve(repoRoot, ROSE_DATA_DIR),
    domain: ROSE_DOMAIN.toLowerCase(),
    bind: ROSE_BIND.split(',')
      .map((address) => address.trim())
      .filter(Boolean),
    nodeEnv: NODE_ENV,
    databaseUrl: DATABASE_URL,
    redisUrl: REDIS_URL,
    env,
  }
}

async function readDotEnv(path: string): Promise<Record<string, string>> {
  const text = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return ''
    throw new PlainError(`${path} cannot be read: ${error.message}`)
  })
  return parseDotEnv(text)
}

function withoutEmpty(env: Record<string, string | undefined>): Record<string, string> {
  return Object.fromEntries(Object.entries(env).filter((entry): entry is [string, string] => Boolean(entry[1])))
}
