/** Numbers that look random and are the same for the same seed: Steele, Lea and Flood's SplitMix (2014), in 32 bits. */
export type Chance = {
  /** A whole number from 0 to below `limit`. */
  readonly below: (limit: number) => number
}

export const chanceOf = (seed: number): Chance => {
  let state = Math.imul(seed | 0, 0x9e3779b9) ^ 0x5bd1e995
  return {
    below: (limit) => {
      state = (state + 0x9e3779b9) | 0
      let mixed = Math.imul(state ^ (state >>> 16), 0x85ebca6b)
      mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35)
      return Math.floor((((mixed ^ (mixed >>> 16)) >>> 0) / 0x1_0000_0000) * limit)
    },
  }
}
