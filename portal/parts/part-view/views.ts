/** From where one may look; the words are `partView.<name>`. */
export const viewNames = ['front', 'top', 'side', 'isometric'] as const
export type ViewName = (typeof viewNames)[number]
