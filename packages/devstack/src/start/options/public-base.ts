import type { StackOptions } from './read-options.ts'

type Base = Pick<StackOptions, 'domain' | 'port'>

/** The public base address: `http://rose.localhost:3000`. */
export function publicBase({ domain, port }: Base): string {
  return new URL(`http://${domain}:${port}`).origin
}

/** The public address of one host below it: `http://blog.rose.localhost:3000`. */
export function publicHost({ domain, port }: Base, name: string): string {
  return publicBase({ domain: `${name}.${domain}`, port })
}
