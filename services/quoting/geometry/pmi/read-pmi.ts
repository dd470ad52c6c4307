import { MOST_ANNOTATIONS, type PmiSaid } from '../measurement.ts'
import type { Annotation } from '../report.ts'
import { datumOf } from './datums.ts'
import { dimensionsOf } from './dimensions.ts'
import { instancesOf, referenceOf, type Instances } from './instances.ts'
import { facesByAspect, facesInOrder, surfaceNames, surfaceOf, type FacesOf } from './shape-aspects.ts'
import { tolerancesOf } from './tolerances.ts'

const annotated = /\b(?:DIMENSIONAL_SIZE|DIMENSIONAL_LOCATION|ANGULAR_LOCATION|ANGULAR_SIZE|[A-Z_]+_TOLERANCE|DATUM)\w*\s*\(/
const wanted = new RegExp(`\\b(?:\\w*SHAPE_ASPECT\\w*|\\w*DATUM\\w*|DIMENSIONAL_\\w+|ANGULAR_\\w+|\\w+_TOLERANCE\\w*|TOLERANCE_\\w+|LIMITS_AND_FITS|\\w*MEASURE\\w*|DESCRIPTIVE_REPRESENTATION_ITEM|SHAPE_DIMENSION_REPRESENTATION|\\w+_UNIT|GEOMETRIC_ITEM_SPECIFIC_USAGE|ITEM_IDENTIFIED_REPRESENTATION_USAGE|ADVANCED_FACE|FACE_SURFACE|\\w*CLOSED_SHELL|MANIFOLD_SOLID_BREP|BREP_WITH_VOIDS|FACETED_BREP|DERIVED_SHAPE\\w*|CENTRE_OF_SYMMETRY|${surfaceNames.join('|')})\\s*\\(`)

/** Semantic annotations of an exchange file (ISO 10303-242, as the recommended practice of CAx-IF for representation and presentation of PMI writes them). */
export const readPmi = (text: string): PmiSaid | undefined => {
  if (!annotated.test(text)) return undefined
  const instances = instancesOf(text, wanted)
  const order = facesInOrder(instances)
  const faces = facesByAspect(instances, order)
  const annotations = [...dimensionsOf(instances, faces), ...tolerancesOf(instances, faces), ...datumsOf(instances, faces)].slice(0, MOST_ANNOTATIONS)
  return { annotations, surfaces: order.map((face) => surfaceOf(instances, face) ?? null) }
}

/** A datum is named by a letter, and the feature that establishes it points to it. */
const datumsOf = (instances: Instances, faces: FacesOf): Annotation[] => {
  const relationships = instances.named('SHAPE_ASPECT_RELATIONSHIP').map((id) => instances.of(id)[0]?.parameters ?? [])
  const establishing = Map.groupBy(relationships, (parameters) => referenceOf(parameters[3]))
  return instances.named('DATUM').map((id) => ({
    kind: 'datum', letter: datumOf(instances, id), faceIds: [...new Set((establishing.get(id) ?? []).flatMap((parameters) => faces(referenceOf(parameters[2]))))],
  }))
}
