import type { Clock } from '#shared/kernel/ports.ts'

/** Where a subcommand prints, what time it is, and the language of the surroundings (`LANG`). */
export type Terminal = { readonly out: (text: string) => void; readonly err: (text: string) => void; readonly clock: Clock; readonly language: string | undefined }

/** Takes its arguments and answers the exit code: 0 done, 1 found problems, 2 used wrongly. */
export type Subcommand = (argv: readonly string[], terminal: Terminal) => Promise<number>
