const DAY_MS = 24 * 3600_000

/** Until when a member may go on without a second factor: some days after they got the role, or after the rule began if that is later. */
export function secondFactorDueAt(
  { graceDays, from }: { readonly graceDays: number; readonly from?: string | undefined },
  roleGivenAt: Date | undefined,
): Date {
  const begins = Math.max(roleGivenAt?.getTime() ?? 0, from ? Date.parse(from) : 0)
  return new Date(begins + graceDays * DAY_MS)
}
