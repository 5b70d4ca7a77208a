type Values = Readonly<Record<string, unknown>>

/** The submitted form; each field for which the person chose the saved value has that value. */
export function takeTheirs(body: Values = {}, saved: Values): Values {
  const chosen = [body.theirs].flat()
  return { ...body, ...Object.fromEntries(Object.entries(saved).filter(([name]) => chosen.includes(name))) }
}
