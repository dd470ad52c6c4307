import { describe, expect, it } from 'vitest'
import * as z from 'zod'
import { services } from '#local/services.ts'
import { isSchema, mapParts, schemaOf, sharing, type Schema } from '#shared/kernel/json-schema.ts'
import { openApi } from '#shared/kernel/openapi.ts'

const writtenOut = (schema: Schema, definitions: Schema): Schema => {
  const target = typeof schema['$ref'] === 'string' ? definitions[schema['$ref'].replace('#/$defs/', '')] : undefined
  return isSchema(target) ? writtenOut(target, definitions) : mapParts(schema, (part) => writtenOut(part, definitions))
}

describe('sharing what is said more than once', () => {
  it('loses nothing: written out again, every event and request of the six services is what it was', () => {
    const schemas = services.flatMap(({ service: { manifest: { contract } } }) => [
      ...Object.values(contract.events).map(({ data }) => schemaOf(data, 'output')),
      ...Object.values(contract.routes).map(({ body }) => schemaOf(body, 'input')),
    ])
    const shelf = sharing('#/$defs/', schemas)
    const shared = schemas.map((schema) => shelf.refer(schema, 'it'))
    expect(JSON.stringify(shared)).toContain('"$ref":"#/$defs/Content"')
    expect(shared.map((schema) => writtenOut(schema, shelf.definitions()))).toEqual(schemas)
  })

  it('brings a recursive schema to its definition', () => {
    const shelf = sharing('#/components/schemas/', [schemaOf(z.object({ data: z.json() }), 'output')])
    expect(shelf.refer(schemaOf(z.object({ data: z.json() }), 'output'), 'it')).toMatchObject({ properties: { data: { $ref: '#/components/schemas/Json' } } })
    expect(shelf.definitions()).toMatchObject({ Json: { anyOf: expect.arrayContaining([{ type: 'array', items: { $ref: '#/components/schemas/Json' } }]) } })
  })

  it.each(services.map(({ service: { manifest } }) => [manifest.contract.service, manifest.contract] as const))('leaves no reference of the API of %s that leads nowhere', (_, contract) => {
    const document = openApi(contract, '/', { authorizationUrl: 'https://identity.example/auth', tokenUrl: 'https://identity.example/token' })
    const references = [...JSON.stringify(document).matchAll(/"\$ref":"([^"]+)"/g)].map(([, to]) => to ?? '')
    expect(references.length).toBeGreaterThan(20)
    const { components } = z.object({ components: z.object({ schemas: z.record(z.string(), z.unknown()) }) }).parse(document)
    expect(new Set(references.map((to) => to.replace('#/components/schemas/', '')))).toEqual(new Set(Object.keys(components.schemas)))
  })
})
