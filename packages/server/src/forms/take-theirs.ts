type Values = Readonly<Record<string, unknown>>

/** The typed form, with what is saved now in each field for which the person chose that instead of their own. */
export function takeTheirs(body: Values = {}, saved: Values): Values {
  const chosen = [body.theirs].flat()
  return { ...body, ...Object.fromEntries(Object.entries(saved).filter(([name]) => chosen.includes(name))) }
}
