import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { readFacts, statements } from './part21.ts'
import { TESSELLATION, WIREFRAME } from './samples/broken.ts'

const facts = (text: string): unknown => {
  const read = readFacts(text)
  return read.ok ? read.value : read.error
}

const withUnits = (units: string): string =>
  `ISO-10303-21;HEADER;FILE_SCHEMA(('S'));ENDSEC;DATA;${units}
#1=(GEOMETRIC_REPRESENTATION_CONTEXT(3) GLOBAL_UNIT_ASSIGNED_CONTEXT ( (#2 , #9) ) REPRESENTATION_CONTEXT('',''));
#3=ADVANCED_BREP_SHAPE_REPRESENTATION('',(#4),#1);ENDSEC;END-ISO-10303-21;`

const INCH = `#2=(CONVERSION_BASED_UNIT('anything',#5) LENGTH_UNIT() NAMED_UNIT(#6));
#5=LENGTH_MEASURE_WITH_UNIT(LENGTH_MEASURE(25.4),#7);#7=(LENGTH_UNIT() NAMED_UNIT(*) SI_UNIT(.MILLI.,.METRE.));`

describe('statements', () => {
  test('are split outside texts and comments only', () => {
    const found = [...statements("A('x;''y');/* B; 'c' */ C(1,/* d */2);")]
    expect(found.map(({ code }) => code)).toEqual(["A('''')", 'C(1,2)'])
    expect(found[0]?.strings).toEqual(['x;', 'y'])
  })

  test('end where a text or a comment never does', () => {
    expect([...statements("A();B('x;C();")]).toHaveLength(1)
    expect([...statements('A();/* B();')]).toHaveLength(1)
  })

  test('take time in proportion to the file', () => {
    const hostile = "#1=(';".repeat(400_000)
    const began = performance.now()
    expect([...statements(hostile)].length).toBeGreaterThan(0)
    expect(performance.now() - began).toBeLessThan(5000)
  })
})

describe('the unit of length', () => {
  test.each([
    ['mm', '#2=(LENGTH_UNIT() NAMED_UNIT(*) SI_UNIT(.MILLI.,.METRE.));'],
    ['m', '#2=(LENGTH_UNIT()NAMED_UNIT(*)SI_UNIT($,.METRE.));'],
    ['um', '#2=(LENGTH_UNIT() NAMED_UNIT(*) SI_UNIT( .MICRO. , .METRE. ));'],
    ['other', '#2=(LENGTH_UNIT() NAMED_UNIT(*) SI_UNIT(.KILO.,.METRE.));'],
    ['in', INCH],
    ['in', INCH.replace('25.4', '2.54').replace('.MILLI.', '.CENTI.')],
    ['ft', INCH.replace('25.4', '3.048E2')],
    ['other', INCH.replace('25.4', '25.')],
    ['unknown', '#9=(NAMED_UNIT(*) PLANE_ANGLE_UNIT() SI_UNIT($,.RADIAN.));'],
    ['mixed', `${INCH}#9=(LENGTH_UNIT() NAMED_UNIT(*) SI_UNIT(.MILLI.,.METRE.));`],
  ])('%s: %s', (units, entities) => {
    expect(facts(withUnits(entities))).toMatchObject({ units, schema: 'S' })
  })

  test('is that of the solids, not of a drawing sheet beside them', () => {
    const sheet = `#20=(GLOBAL_UNIT_ASSIGNED_CONTEXT((#21)));#21=(LENGTH_UNIT() NAMED_UNIT(*) SI_UNIT(.MILLI.,.METRE.));`
    expect(facts(withUnits(INCH + sheet))).toMatchObject({ units: 'in' })
  })
})

test('a name inside a text does not count', () => {
  const text = withUnits("#8=PRODUCT('MANIFOLD_SOLID_BREP(; END-ISO-10303-21;','',$);").replace(/END-ISO-10303-21;$/, '')
  expect(facts(text)).toContain('cut off')
})

test('kinds of shape are told apart', () => {
  expect(facts(WIREFRAME)).toMatchObject({ kinds: ['wireframe'], declaredSolids: 0 })
  expect(facts(TESSELLATION)).toMatchObject({ kinds: ['tessellation'], declaredSolids: 0 })
  const solid = readFileSync(new URL('./samples/mfcad_0-0-0-2-11-23.step', import.meta.url), 'latin1')
  expect(facts(solid)).toEqual({ format: 'step', schema: 'AUTOMOTIVE_DESIGN', units: 'mm', declaredSolids: 1, kinds: [] })
})
