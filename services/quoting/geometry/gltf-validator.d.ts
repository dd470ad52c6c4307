/** The package has no types of its own; this is what the test reads. Severity 0 is an error, 1 a warning. */
declare module 'gltf-validator' {
  export const validateBytes: (bytes: Uint8Array) => Promise<{
    readonly issues: { readonly numErrors: number; readonly numWarnings: number; readonly messages: readonly { readonly code: string; readonly severity: number; readonly message: string; readonly pointer: string }[] }
  }>
}
