import type { Tx } from '@rose-ash/shared/db/client'

export interface FoundRedirect {
  readonly to: string
  readonly permanent: boolean
}

/** The redirect of an old address (percent-encoded or not), or null. Exact addresses come first, then patterns in their order, as in Ghost. */
export async function findRedirect(tx: Tx, { path }: { path: string }): Promise<FoundRedirect | null> {
  const spelled = [path, decodeURI(path), encodeURI(decodeURI(path))]
  const wanted = spelled.flatMap((one) => [one, one.endsWith('/') ? one.slice(0, -1) : `${one}/`]).filter(Boolean)
  const exact = await tx.redirect.findFirst({ where: { isPattern: false, fromPath: { in: wanted } } })
  if (exact) return { to: exact.toUrl, permanent: exact.permanent }
  const patterns = await tx.redirect.findMany({ where: { isPattern: true }, orderBy: { position: 'asc' }, take: 200 })
  for (const { fromPath, toUrl, permanent } of patterns) {
    const pattern = compiled(fromPath)
    if (pattern?.test(path)) return { to: path.replace(pattern, toUrl), permanent }
  }
  return null
}

function compiled(source: string): RegExp | null {
  try {
    return new RegExp(source, 'i')
  } catch {
    return null
  }
}
