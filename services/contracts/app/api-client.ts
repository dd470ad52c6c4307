import type { DirectoryClient } from '#shared/kernel/directory.ts'
import type { ApiClient } from '../people-view.ts'

/** A client as the portal shows it. */
export const apiClientOf = ({ clientId, name, createdAt }: DirectoryClient): ApiClient => ({ clientId, name, createdAt })
