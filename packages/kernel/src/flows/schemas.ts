import { z } from 'zod'

/** A schema as other processes read it; undefined when it cannot be said in JSON Schema: then only the worker checks. */
export function writeSchema(schema: z.ZodType): unknown {
  try {
    return z.toJSONSchema(schema, { io: 'input' })
  } catch {
    return undefined
  }
}

/** Undefined for a schema that cannot be read back. */
export function readSchema(schema: unknown): z.ZodType | undefined {
  try {
    return schema ? z.fromJSONSchema(schema as Parameters<typeof z.fromJSONSchema>[0]) : undefined
  } catch {
    return undefined
  }
}
