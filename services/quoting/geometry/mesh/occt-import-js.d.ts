/** As far as it is used here; the package has no types of its own. Sizes are those of its README. */
declare module 'occt-import-js' {
  type Mesh = { readonly attributes: { readonly position: { readonly array: readonly number[] } }; readonly index: { readonly array: readonly number[] } }
  type Read = { readonly success: boolean; readonly meshes: readonly Mesh[] }
  type Parameters = { readonly linearUnit: 'millimeter'; readonly linearDeflectionType: 'bounding_box_ratio' | 'absolute_value'; readonly linearDeflection: number; readonly angularDeflection: number }
  type Importer = { readonly HEAPU8: Uint8Array; readonly ReadIgesFile: (bytes: Uint8Array, parameters: Parameters) => Read; readonly ReadStepFile: (bytes: Uint8Array, parameters: Parameters) => Read }
  const start: (options?: { readonly print?: (line: string) => void; readonly printErr?: (line: string) => void }) => Promise<Importer>
  export default start
}
