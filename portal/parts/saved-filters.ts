import { useState } from 'react'
import { useMe } from '../session/use-session.ts'
import type { InAddress } from './use-in-address.ts'

/** A list as somebody wants to see it again: the page's path, and what its address says after `?`. */
export type SavedFilter = { readonly name: string; readonly path: string; readonly said: InAddress }

/** One's own filters of all lists, kept on this device; a name stands once on each page. */
export const useSavedFilters = (path: string) => {
  const place = `throughline.filters.${useMe().id}`
  const [all, setAll] = useState(() => kept(place))
  const keep = (next: readonly SavedFilter[]): void => {
    localStorage.setItem(place, JSON.stringify(next))
    setAll(next)
  }
  /** Read anew before each change: another tab may have kept something meanwhile. */
  const without = (gone: SavedFilter): readonly SavedFilter[] => kept(place).filter((each) => each.path !== gone.path || each.name !== gone.name)
  return {
    filters: all.filter((each) => each.path === path),
    save: (filter: SavedFilter) => keep([...without(filter), filter]),
    remove: (filter: SavedFilter) => keep(without(filter)),
  }
}

const kept = (place: string): readonly SavedFilter[] => {
  try {
    const found: unknown = JSON.parse(localStorage.getItem(place) ?? '[]')
    return Array.isArray(found) ? found.filter(isFilter) : []
  } catch {
    return []
  }
}

const isFilter = (value: unknown): value is SavedFilter =>
  typeof value === 'object' && value !== null && 'name' in value && typeof value.name === 'string' && 'path' in value && typeof value.path === 'string' && 'said' in value && typeof value.said === 'object' && value.said !== null
