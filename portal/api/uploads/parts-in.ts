import { uploadBytes } from '#shared/vocabulary/uploads.ts'

/** A file cut into its parts, read when they are asked for. */
export const partsIn = (file: Blob): Blob[] => Array.from({ length: Math.ceil(file.size / uploadBytes.part) }, (_, index) => file.slice(index * uploadBytes.part, (index + 1) * uploadBytes.part))
