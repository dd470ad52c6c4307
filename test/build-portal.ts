import { portalFiles } from '#portal/build.ts'

/** Once, before the tests that start the whole system, each of which would build it otherwise. */
export default async (): Promise<void> => {
  await portalFiles()
}
