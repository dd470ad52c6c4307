import type { Coefficient, CoefficientId, CoefficientSeen, EstimateFactor } from '../../estimate-view.ts'

/** `least`: what may be divided by is not zero. */
type Known = { readonly unit: string; readonly usual: number; readonly least: number; readonly from: string }
const practice = (usual: number, unit: string, least = 0): Known => ({ unit, usual, least, from: 'practice' })

/**
 * The removal rate of general structural steel on a mid-size machining centre, cm³/min, averaged over a job with its air moves (rule of thumb). The speeds below hold for a
 * material of this rate, and go up and down with the rate that the price book gives of a material.
 */
export const referenceRate = 25

/**
 * All rules of thumb that a shop replaces by its own: none of them is a standard's, and none was fitted to prices of others. Units: millimetres; s, min; cm²/min and mm/min
 * at the reference rate; `1`: a pure ratio.
 */
export const knownCoefficients: { readonly [C in CoefficientId]: Known } = {
  /** On the diameter: scale, roundness and straightness of black bar. */
  'bar-allowance': practice(2, 'mm'),
  /** On each flat or sawn face, to be cut clean. */
  'face-allowance': practice(2, 'mm'),
  /** Lost to the blade at each cut. */
  'saw-kerf': practice(3, 'mm'),
  /** Section of a band saw per minute. */
  'saw-rate': practice(40, 'cm2/min', 0.1),
  /** Edge of a cube of stock for which the rates hold. Larger parts take larger cutters, and are roughed and finished faster in proportion; smaller ones slower. */
  'part-size': practice(100, 'mm', 1),
  /** A lathe cuts without interruption: its removal rate over that of milling. */
  'turn-factor': practice(2, '1', 0.1),
  /** Surface per minute: cutting speed 150 m/min at 0.1 mm per turn. */
  'finish-turning': practice(150, 'cm2/min', 0.1),
  /** Surface per minute, as an average of faces, walls and blends. */
  'finish-milling': practice(50, 'cm2/min', 0.1),
  /** Into the material. For twist drills it hardly depends on the diameter: thin ones turn faster and feed less. */
  'drill-feed': practice(150, 'mm/min', 0.1),
  /** Depth over diameter from which the drill is drawn out between: what lies deeper takes twice as long. */
  'peck-from': practice(3, '1'),
  /** Wider holes are bored or milled: roughing and finishing, not drilling. */
  'largest-drill': practice(32, 'mm'),
  /** Going to a hole and over its mouth. */
  'hole-approach': practice(3, 's'),
  /** A second tool for a counterbore or countersink, each hole. */
  'hole-step': practice(8, 's'),
  'tool-change': practice(8, 's'),
  /** Taking one piece out, cleaning, putting the next one in: each clamping. */
  handling: practice(60, 's'),
  /** More for each kilogram of stock: slings, crane, care. */
  'handling-weight': practice(2, 's/kg'),
  /** By hand, each face of the part. */
  deburring: practice(3, 's'),
  /** Final inspection of one piece, and more for each face: looking at it, and gauging some. */
  inspecting: practice(60, 's'),
  'inspecting-face': practice(2, 's'),
  'setup-sawing': practice(10, 'min'),
  'setup-turning': practice(40, 'min'),
  'setup-milling': practice(40, 'min'),
  'setup-bench': practice(5, 'min'),
  'setup-inspecting': practice(15, 'min'),
  /** Directions to cut from at which a part goes to five axes, where the shop has them. */
  'five-axis-from': practice(4, 'C62'),
  'programming-part': practice(30, 'min'),
  'programming-clamping': practice(20, 'min'),
  /** Each different hole. */
  'programming-hole': practice(1, 'min'),
  /** Share of what turning and milling of a piece cost. */
  'tool-wear': practice(5, 'percent'),
}
const ids = Object.keys(knownCoefficients).filter((name): name is CoefficientId => Object.hasOwn(knownCoefficients, name))

/** A number and how it stands in a trace. */
export type Setting = { readonly value: number; readonly factor: EstimateFactor }
export type Settings = (id: CoefficientId) => Setting

/** The shop's own numbers, and the usual one where it has none. */
export const settingsOf = (own: readonly Coefficient[] = []): Settings => (id) => {
  const { unit, usual, from } = knownCoefficients[id]
  const set = own.find(({ coefficient }) => coefficient === id)
  const value = set?.value ?? usual
  return { value, factor: { name: id, value: String(value), unit, ...(set ? { source: 'price-book' } : { source: 'default', from }) } }
}

export const coefficientsNow = (own: readonly Coefficient[] = []): CoefficientSeen[] =>
  ids.map((coefficient) => {
    const { unit, usual, from } = knownCoefficients[coefficient]
    return { coefficient, value: settingsOf(own)(coefficient).value, unit, usual, from }
  })
