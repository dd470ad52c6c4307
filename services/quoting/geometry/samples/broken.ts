/** Files that are not what they seem, written by hand or cut from a sound one. Used by the tests only. */

const file = (schema: string, entities: string): string => `ISO-10303-21;
HEADER;
FILE_DESCRIPTION((''),'2;1');
FILE_NAME('','2026-01-01T00:00:00',(''),(''),'','','');
FILE_SCHEMA(('${schema}'));
ENDSEC;
DATA;
${entities}ENDSEC;
END-ISO-10303-21;
`

const AP214 = 'AUTOMOTIVE_DESIGN { 1 0 10303 214 1 1 1 1 }'
const AP242 = 'AP242_MANAGED_MODEL_BASED_3D_ENGINEERING_MIM_LF { 1 0 10303 442 1 1 4 }'

/** A product in millimetres whose shape is representation #20 in context #14. */
const PRODUCT = `#1=APPLICATION_CONTEXT('core data');
#2=APPLICATION_PROTOCOL_DEFINITION('international standard','automotive_design',2000,#1);
#3=PRODUCT_CONTEXT('',#1,'mechanical');
#4=PRODUCT('part','part','',(#3));
#5=PRODUCT_DEFINITION_FORMATION('','',#4);
#6=PRODUCT_DEFINITION_CONTEXT('part definition',#1,'design');
#7=PRODUCT_DEFINITION('design','',#5,#6);
#8=PRODUCT_DEFINITION_SHAPE('','',#7);
#9=SHAPE_DEFINITION_REPRESENTATION(#8,#20);
#10=(LENGTH_UNIT() NAMED_UNIT(*) SI_UNIT(.MILLI.,.METRE.));
#11=(NAMED_UNIT(*) PLANE_ANGLE_UNIT() SI_UNIT($,.RADIAN.));
#12=(NAMED_UNIT(*) SI_UNIT($,.STERADIAN.) SOLID_ANGLE_UNIT());
#13=UNCERTAINTY_MEASURE_WITH_UNIT(LENGTH_MEASURE(1.E-5),#10,'distance_accuracy_value','');
#14=(GEOMETRIC_REPRESENTATION_CONTEXT(3) GLOBAL_UNCERTAINTY_ASSIGNED_CONTEXT((#13))
GLOBAL_UNIT_ASSIGNED_CONTEXT((#10,#11,#12)) REPRESENTATION_CONTEXT('',''));
`

export const NO_ENTITIES = file(AP214, '')

export const WIREFRAME = file(AP214, `${PRODUCT}#20=GEOMETRICALLY_BOUNDED_WIREFRAME_SHAPE_REPRESENTATION('',(#21),#14);
#21=GEOMETRIC_CURVE_SET('',(#22));
#22=POLYLINE('',(#23,#24,#25));
#23=CARTESIAN_POINT('',(0.,0.,0.));
#24=CARTESIAN_POINT('',(10.,0.,0.));
#25=CARTESIAN_POINT('',(10.,10.,0.));
`)

export const TESSELLATION = file(AP242, `${PRODUCT}#20=TESSELLATED_SHAPE_REPRESENTATION('',(#21),#14);
#21=TESSELLATED_SOLID('',(#23),$);
#22=COORDINATES_LIST('',4,((0.,0.,0.),(10.,0.,0.),(0.,10.,0.),(0.,0.,10.)));
#23=TRIANGULATED_FACE('',#22,4,(),$,(),((1,3,2),(1,2,4),(2,3,4),(1,4,3)));
`)

/** Ten thousand brackets deep: more than a recursive parser's stack is likely to bear. */
export const NESTED = file(AP214, `#1=X(${'('.repeat(100_000)}${')'.repeat(100_000)});\n`)

/** So many entities that they do not fit into the memory a process starts with. */
export const CROWDED = file(
  AP214,
  Array.from({ length: 300_000 }, (_, index) => `#${index + 1}=CARTESIAN_POINT('',(0.,0.,0.));\n`).join(''),
)

/** The faces of a sound solid as open surfaces. */
export const asSurfaces = (step: string): string =>
  step
    .replace(/MANIFOLD_SOLID_BREP\('',(#\d+)\)/, "SHELL_BASED_SURFACE_MODEL('',($1))")
    .replace('ADVANCED_BREP_SHAPE_REPRESENTATION', 'MANIFOLD_SURFACE_SHAPE_REPRESENTATION')
    .replace('CLOSED_SHELL', 'OPEN_SHELL')

/** Takes the first face out of a shell that still calls itself closed. */
export const withoutOneFace = (step: string): string => step.replace(/(CLOSED_SHELL\('',\()#\d+,/, '$1')

/** The same coordinates in another SI unit, e.g. `.MICRO.`. */
export const inUnit = (step: string, prefix: string): string =>
  step.replace('SI_UNIT(.MILLI.,.METRE.)', `SI_UNIT(${prefix},.METRE.)`)

/** No unit of length at all. */
export const withoutUnit = (step: string): string =>
  step.replace('LENGTH_UNIT() NAMED_UNIT(*) SI_UNIT(.MILLI.,.METRE.)', 'NAMED_UNIT(*) PLANE_ANGLE_UNIT() SI_UNIT($,.RADIAN.)')

/** The solid a second time under another name, in the same representation. */
export const twice = (step: string): string =>
  step.replace(
    /(ADVANCED_BREP_SHAPE_REPRESENTATION\('',\(#\d+,)(#\d+)(\),#\d+\);)([\s\S]*?MANIFOLD_SOLID_BREP\('',(#\d+)\);)/,
    (_, start: string, solid: string, end: string, rest: string, shell: string) =>
      `${start}${solid},#900001${end}\n#900001 = MANIFOLD_SOLID_BREP('',${shell});${rest}`,
  )

/** Moves one corner of the part, so that its faces no longer meet there. */
export const withOneCornerMoved = (step: string): string =>
  step.replace(/(VERTEX_POINT\('',#\d+\);\s*#\d+ = CARTESIAN_POINT\('',\()([^,]+),/, '$13.5,')
