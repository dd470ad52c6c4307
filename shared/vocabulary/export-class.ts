import * as z from 'zod'

/** How freely a document may travel, least to most restricted. What is derived takes the most restricted of its inputs. */
export const exportClasses = ['public', 'confidential', 'dual-use', 'military'] as const
export const ExportClass = z.enum(exportClasses)
export type ExportClass = z.infer<typeof ExportClass>

export const mostRestricted = (classes: readonly ExportClass[]): ExportClass =>
  classes.reduce<ExportClass>((worst, each) => (exportClasses.indexOf(each) > exportClasses.indexOf(worst) ? each : worst), 'public')
