/** The environment a child process gets: ours and what is added. */
export function childEnvironment(added: Record<string, string | undefined> = {}): NodeJS.ProcessEnv {
  return { ...process.env, ...added }
}
