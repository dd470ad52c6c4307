import { readFileSync } from 'node:fs'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Annotation } from '../report.ts'
import { readPmi } from './read-pmi.ts'

/** A file in inches with a face that is a plane (0), a cylinder (1) and a spline (2); aspects #10 and #12 are the last two, #11 both together; #12 says that it is put together of #11 too. */
const file = (instances: string): string => `ISO-10303-21;HEADER;FILE_SCHEMA(('AP242'));ENDSEC;DATA;
#2=(LENGTH_UNIT()NAMED_UNIT(*)SI_UNIT(.MILLI.,.METRE.));
#3=(CONVERSION_BASED_UNIT('INCH',#4)LENGTH_UNIT()NAMED_UNIT(#5));#4=LENGTH_MEASURE_WITH_UNIT(LENGTH_MEASURE(25.4),#2);
#6=(NAMED_UNIT(*)PLANE_ANGLE_UNIT()SI_UNIT($,.RADIAN.));
#7=(CONVERSION_BASED_UNIT('DEGREE',#8)NAMED_UNIT(#9)PLANE_ANGLE_UNIT());#8=PLANE_ANGLE_MEASURE_WITH_UNIT(PLANE_ANGLE_MEASURE(0.017453292519943295),#6);
#10=SHAPE_ASPECT('it''s; a "bore" (#99)','',#1,.T.);#11=COMPOSITE_SHAPE_ASPECT('','',#1,.T.);#12=SHAPE_ASPECT('','',#1,.T.);
#13=SHAPE_ASPECT_RELATIONSHIP('','',#11,#10);#14=SHAPE_ASPECT_RELATIONSHIP('','',#11,#12);#15=SHAPE_ASPECT_RELATIONSHIP('','',#12,#11);
#16=GEOMETRIC_ITEM_SPECIFIC_USAGE('','',#10,#1,#101);#17=GEOMETRIC_ITEM_SPECIFIC_USAGE('','',#12,#1,#102);
#90=MANIFOLD_SOLID_BREP('',#91);#91=CLOSED_SHELL('',(#100,#101,#102));
#100=ADVANCED_FACE('',(#1),#110,.T.);#101=ADVANCED_FACE('',(#1),#111,.T.);#102=ADVANCED_FACE('',(#1),#112,.T.);
#110=PLANE('',#1);#111=CYLINDRICAL_SURFACE('',#1,5.);#112=B_SPLINE_SURFACE_WITH_KNOTS('',1,1);
#70=DATUM_FEATURE('',$,#1,.T.);#71=DATUM('',$,#1,.F.,'A');#72=SHAPE_ASPECT_RELATIONSHIP('',$,#70,#71);#73=GEOMETRIC_ITEM_SPECIFIC_USAGE('','',#70,#1,#100);#74=DATUM('',$,#1,.F.,'B');
${instances}
ENDSEC;END-ISO-10303-21;`
const said = (instances: string): readonly Annotation[] => (readPmi(file(instances))?.annotations ?? []).filter(({ kind }) => kind !== 'datum')
const item = (id: number, value: string, name: string, unit = '#3', type = 'LENGTH') =>
  `#${id}=(${type}_MEASURE_WITH_UNIT()MEASURE_REPRESENTATION_ITEM()MEASURE_WITH_UNIT(${type}_MEASURE(${value}),${unit})REPRESENTATION_ITEM('${name}'));`
const valued = (of: number, ...items: readonly number[]) => `#21=DIMENSIONAL_CHARACTERISTIC_REPRESENTATION(#${of},#22);#22=SHAPE_DIMENSION_REPRESENTATION('',(${items.map((each) => `#${each}`).join()}),#1);`
const size = "#20=DIMENSIONAL_SIZE(#10,'diameter');"
const ordinary = { kind: 'dimension', type: 'diameter', nominal: 12.7, upper: null, lower: null, unit: 'mm', fit: null, role: 'ordinary', faceIds: [1] }
const plain = `${size}${valued(20, 23)}${item(23, '0.5', 'nominal value')}`

describe('what a file says of its dimensions and tolerances', () => {
  it('nothing, when it has only a shape', () => {
    expect(readPmi(readFileSync(new URL('../samples/mfcad_0-0-0-2-11-23.step', import.meta.url), 'latin1'))).toBeUndefined()
  })

  it('which faces there are, to be known again', () => expect(readPmi(file(''))?.surfaces).toEqual(['plane', 'cylinder', null]))

  it.each<[string, string, object]>([
    ['a size without a tolerance of its own', plain, ordinary],
    ['deviations', `${plain}#24=PLUS_MINUS_TOLERANCE(#25,#20);#25=TOLERANCE_VALUE(#26,#27);#26=LENGTH_MEASURE_WITH_UNIT(LENGTH_MEASURE(-1.E-3),#3);${item(27, '.002', '')}`, { ...ordinary, upper: 0.0508, lower: -0.0254 }],
    ['limits', `${size}${valued(20, 23, 24, 25)}${item(23, '0.5', 'nominal value')}${item(24, '0.6', 'upper limit')}${item(25, '0.5', 'lower limit')}`, { ...ordinary, upper: 2.54, lower: 0 }],
    ['a fit', `${plain}#24=PLUS_MINUS_TOLERANCE(#25,#20);#25=LIMITS_AND_FITS('H','hole','7','ISO 286');`, { ...ordinary, fit: 'H7' }],
    ['a theoretically exact one', `${size}${valued(20, 23, 24)}${item(23, '0.5', 'nominal value')}#24=DESCRIPTIVE_REPRESENTATION_ITEM('dimensional note','theoretical');`, { ...ordinary, role: 'theoretical' }],
    ['an angle in degrees', `#20=ANGULAR_LOCATION('angle','',#10,#70,.SMALL.);${valued(20, 23)}${item(23, '60.', 'nominal value', '#7', 'PLANE_ANGLE')}`, { ...ordinary, type: 'angle', nominal: 60, unit: 'deg', faceIds: [0, 1] }],
    ['an angle in radians', `#20=ANGULAR_SIZE(#10,'angle',.SMALL.);${valued(20, 23)}${item(23, '1.5707963267948966', 'nominal value', '#6', 'PLANE_ANGLE')}`, { ...ordinary, type: 'angle', nominal: 90, unit: 'deg' }],
    ['a distance between two features, one of which is put together of two', `#20=DIMENSIONAL_LOCATION('linear distance',$,#70,#11);${valued(20, 23)}${item(23, '2.', 'nominal value', '#2')}`, { ...ordinary, type: 'distance', nominal: 2, faceIds: [0, 1, 2] }],
    ['in a unit nobody told', `${size}${valued(20, 23)}${item(23, '0.5', 'nominal value', '#99')}#24=DIMENSIONAL_SIZE(#12,'radius');#31=DIMENSIONAL_CHARACTERISTIC_REPRESENTATION(#24,#32);#32=SHAPE_DIMENSION_REPRESENTATION('',(#33),#1);${item(33, '3.', 'nominal value', '#2')}`, { ...ordinary, type: 'radius', nominal: 3, faceIds: [1, 2] }],
    ['a flatness', `#20=FLATNESS_TOLERANCE('','',#23,#70);${item(23, '0.01', '')}`, { kind: 'tolerance', type: 'flatness', value: 0.254, zone: 'width', modifiers: [], datums: [], faceIds: [0] }],
    ['a position with its datums, by a size', `${size}#30=(GEOMETRIC_TOLERANCE('','',#23,#20)GEOMETRIC_TOLERANCE_WITH_DATUM_REFERENCE((#31))GEOMETRIC_TOLERANCE_WITH_MODIFIERS((.MAXIMUM_MATERIAL_REQUIREMENT.))POSITION_TOLERANCE());${item(23, '0.1', '', '#2')}
      #31=DATUM_SYSTEM('',$,#1,.F.,(#32,#33));#32=DATUM_REFERENCE_COMPARTMENT('',$,#1,.F.,#71,$);#33=DATUM_REFERENCE_COMPARTMENT('',$,#1,.F.,#74,(SIMPLE_DATUM_REFERENCE_MODIFIER(.MAXIMUM_MATERIAL_REQUIREMENT.)));
      #34=TOLERANCE_ZONE('','',#1,.F.,(#30),#35);#35=TOLERANCE_ZONE_FORM('cylindrical or circular');`, { kind: 'tolerance', type: 'position', value: 0.1, zone: 'diameter', modifiers: ['M'], datums: ['A', 'B(M)'], faceIds: [1] }],
    ['a runout about two datums together', `#20=CIRCULAR_RUNOUT_TOLERANCE('','',#23,#10,(#31));${item(23, '0.02', '', '#2')}
      #31=DATUM_SYSTEM('',$,#1,.F.,(#32));#32=DATUM_REFERENCE_COMPARTMENT('','',#1,.F.,COMMON_DATUM_LIST((#33,#34)),$);#33=DATUM_REFERENCE_ELEMENT($,$,$,.F.,#71,$);#34=DATUM_REFERENCE_ELEMENT($,$,$,.F.,#74,$);`, { kind: 'tolerance', type: 'circular-runout', value: 0.02, zone: 'width', modifiers: [], datums: ['A-B'], faceIds: [1] }],
  ])('%s', (_, instances, expected) => expect(said(instances)).toEqual([expected]))

  it('datums, with the faces that establish them', () => {
    expect(readPmi(file(''))?.annotations).toEqual([{ kind: 'datum', letter: 'A', faceIds: [0] }, { kind: 'datum', letter: 'B', faceIds: [] }])
  })
})

it('whatever has become of a file, it is read to its end', () => {
  const whole = file(`${plain}#24=PLUS_MINUS_TOLERANCE(#25,#20);#25=TOLERANCE_VALUE(#26,#27);${item(26, '-0.1', '')}${item(27, '0.1', '')}`)
  const noise = fc.constantFrom('(', ')', "'", ';', ',', '#', '#20', '$', '.', 'E', '((((', '9e999', '/*', '=')
  fc.assert(fc.property(fc.array(fc.tuple(fc.nat(whole.length - 1), noise), { minLength: 1, maxLength: 12 }), (changes) => {
    let text = whole
    for (const [at, put] of changes) text = text.slice(0, at) + put + text.slice(at + put.length)
    for (const annotation of readPmi(text)?.annotations ?? []) if (annotation.kind === 'dimension') expect([annotation.nominal, annotation.upper, annotation.lower].every((each) => each === null || Number.isFinite(each))).toBe(true)
  }), { numRuns: 300 })
  expect(() => readPmi(file(`#20=DIMENSIONAL_SIZE(${'('.repeat(50_000)}`))).not.toThrow()
})
