import type { Command } from 'commander'

/** The command group with this name, created at its first use: `flows`, `import`, `kernel`. */
export function group(program: Command, name: string, description: string): Command {
  return program.commands.find((command) => command.name() === name) ?? program.command(name).description(description)
}
