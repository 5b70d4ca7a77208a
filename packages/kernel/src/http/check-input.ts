import { ValidationError } from '@rose-ash/shared/errors/http-errors'
import { z } from 'zod'
import { UnknownFlowError } from '../flows/errors.ts'
import { readSchema } from '../flows/schemas.ts'
import type { KernelContext } from '../kernel-context.ts'

type InputCheck = (name: string, input: unknown) => Promise<void>

const KNOWN_FOR_MS = 5_000

/** Checks inputs by the schemas that the flows' workers registered; caches them briefly. Throws UnknownFlowError or ValidationError. */
export function createInputCheck({ db }: Pick<KernelContext, 'db'>): InputCheck {
  const known = new Map<string, { readonly schema: z.ZodType | undefined; readonly until: number }>()

  async function schemaOf(name: string): Promise<z.ZodType | undefined> {
    const remembered = known.get(name)
    if (remembered && performance.now() < remembered.until) return remembered.schema
    const flow = await db.flowDefinition.findUnique({ where: { name }, select: { inputSchema: true } })
    if (!flow) throw new UnknownFlowError(name)
    const schema = readSchema(flow.inputSchema)
    known.set(name, { schema, until: performance.now() + KNOWN_FOR_MS })
    return schema
  }

  return async (name, input) => check(name, await schemaOf(name), input)
}

function check(name: string, schema: z.ZodType | undefined, input: unknown): void {
  const checked = schema?.safeParse(input)
  if (!checked || checked.success) return
  throw new ValidationError(`the input does not fit flow ${name}`, {
    details: z.flattenError(checked.error).fieldErrors,
  })
}
