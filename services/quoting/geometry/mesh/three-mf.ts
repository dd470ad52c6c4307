import { unzipSync } from 'fflate'
import { SaxesParser, type SaxesTagPlain } from 'saxes'
import { fail, ok, type Result } from '#shared/kernel/result.ts'
import type { LengthUnit } from '../report.ts'
import { MOST_TRIANGLES, type Soup } from './triangles.ts'

/** Bytes of the model part once unpacked: a small archive may hold terabytes of zeros. */
const MOST_BYTES = 512 * 2 ** 20
/** Objects within objects, and placings of them in all: a few lines can ask for more than a machine will ever do. */
const [DEEPEST, MOST_PLACED] = [32, 100_000]

export type ThreeMf = { readonly soup: Soup; readonly units: LengthUnit }

/**
 * Reads a 3MF package (3D Manufacturing Format, core specification 1.3): the triangles of everything in its `build`, each where its transforms put it. What other parts
 * of the package hold (production extension), colours, materials and supports are not read.
 */
export const readThreeMf = (bytes: Uint8Array): Result<ThreeMf, string> => {
  const model = modelIn(bytes)
  if (!model.ok) return model
  try {
    return assembled(parsed(model.value))
  } catch (error) {
    return fail(error instanceof Unreadable ? error.message : 'Its model is no well-formed XML.')
  }
}

/** A ZIP archive begins so. */
export const looksLikeZip = (bytes: Uint8Array): boolean => bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 3 && bytes[3] === 4

class Unreadable extends Error {}

const modelIn = (bytes: Uint8Array): Result<string, string> => {
  let large = false
  try {
    const files = unzipSync(bytes, {
      filter: ({ name, originalSize }) => {
        if (!/^\/?3D\/[^/]+\.model$/i.test(name)) return false
        large ||= originalSize > MOST_BYTES
        return originalSize <= MOST_BYTES
      },
    })
    const [first, ...others] = Object.values(files)
    if (large) return fail('Its model is too large once unpacked.')
    if (first === undefined) return fail('It holds no 3D model.')
    if (others.length > 0) return fail('Its model is divided into several parts.')
    return ok(new TextDecoder().decode(first))
  } catch {
    return fail('It is no archive that can be unpacked.')
  }
}

/** Twelve numbers, row by row: `x' = x m0 + y m3 + z m6 + m9` and so on. */
type Transform = readonly number[]
const unmoved: Transform = [1, 0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0]
type Placed = { readonly id: string; readonly transform: Transform }
type Body = { readonly points: number[]; readonly corners: number[]; readonly parts: Placed[] }
type Model = { units: LengthUnit; readonly objects: Map<string, Body>; readonly build: Placed[] }

const units: { readonly [name: string]: LengthUnit } = { micron: 'um', millimeter: 'mm', centimeter: 'cm', inch: 'in', foot: 'ft', meter: 'm' }

const parsed = (text: string): Model => {
  const model: Model = { units: 'mm', objects: new Map(), build: [] }
  let body: Body | undefined
  const parser = new SaxesParser()
  parser.on('error', (error) => { throw error })
  parser.on('opentag', ({ name, attributes }) => {
    const local = name.slice(name.indexOf(':') + 1)
    if (local === 'model') model.units = units[attributes['unit'] ?? 'millimeter'] ?? 'other'
    else if (local === 'object') model.objects.set(attributes['id'] ?? '', (body = { points: [], corners: [], parts: [] }))
    else if (local === 'vertex') body?.points.push(number(attributes, 'x'), number(attributes, 'y'), number(attributes, 'z'))
    else if (local === 'triangle') body?.corners.push(number(attributes, 'v1'), number(attributes, 'v2'), number(attributes, 'v3'))
    else if (local === 'component') body?.parts.push(placed(attributes))
    else if (local === 'item') model.build.push(placed(attributes))
  })
  parser.write(text).close()
  return model
}

type Attributes = SaxesTagPlain['attributes']

const number = (attributes: Attributes, name: string): number => {
  const value = Number(attributes[name])
  if (attributes[name] === undefined || !Number.isFinite(value)) throw new Unreadable(`A ${name} is no number.`)
  return value
}

const placed = (attributes: Attributes): Placed => {
  const said = attributes['transform']
  const transform = said === undefined ? unmoved : said.trim().split(/\s+/).map(Number)
  if (transform.length !== 12 || !transform.every(Number.isFinite)) throw new Unreadable('A transform has not twelve numbers.')
  if (Object.keys(attributes).some((name) => name.endsWith(':path'))) throw new Unreadable('Its model is divided into several parts.')
  return { id: attributes['objectid'] ?? '', transform }
}

const assembled = ({ units: of, objects, build }: Model): Result<ThreeMf, string> => {
  const soup: number[] = []
  let places = 0
  const add = ({ id, transform }: Placed, outer: Transform, depth: number): void => {
    const body = objects.get(id)
    if (!body) throw new Unreadable(`Object ${id} is not there.`)
    places += 1
    if (depth > DEEPEST || places > MOST_PLACED) throw new Unreadable('Its objects contain one another without end.')
    const whole = combined(transform, outer)
    if (soup.length + 3 * body.corners.length > 9 * MOST_TRIANGLES) throw new Unreadable(`It has more than ${MOST_TRIANGLES} triangles.`)
    for (const corner of body.corners) {
      const [x, y, z] = [body.points[3 * corner], body.points[3 * corner + 1], body.points[3 * corner + 2]]
      if (x === undefined || y === undefined || z === undefined) throw new Unreadable(`A triangle has a corner ${corner} that is not there.`)
      soup.push(...moved(whole, x, y, z))
    }
    for (const part of body.parts) add(part, whole, depth + 1)
  }
  for (const item of build) add(item, unmoved, 0)
  return ok({ soup: Float64Array.from(soup), units: of })
}

const entry = (transform: Transform, index: number): number => transform[index] ?? 0
const moved = (m: Transform, x: number, y: number, z: number): [number, number, number] => [
  x * entry(m, 0) + y * entry(m, 3) + z * entry(m, 6) + entry(m, 9),
  x * entry(m, 1) + y * entry(m, 4) + z * entry(m, 7) + entry(m, 10),
  x * entry(m, 2) + y * entry(m, 5) + z * entry(m, 8) + entry(m, 11),
]

/** First `inner`, then `outer`. */
const combined = (inner: Transform, outer: Transform): Transform => {
  const turned = (row: number): [number, number, number] => moved([...outer.slice(0, 9), 0, 0, 0], entry(inner, row), entry(inner, row + 1), entry(inner, row + 2))
  return [...turned(0), ...turned(3), ...turned(6), ...moved(outer, entry(inner, 9), entry(inner, 10), entry(inner, 11))]
}
