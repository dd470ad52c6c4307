import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import ts from 'typescript'

/** What the portal's sources say of the catalogue: whole keys, keys put together in code (their beginnings; as patterns where several parts vary), names given to facts and columns, and every word there is. */
export type Used = { readonly keys: ReadonlySet<string>; readonly prefixes: ReadonlySet<string>; readonly patterns: readonly RegExp[]; readonly words: ReadonlySet<string>; readonly files: number }

const translating = new Set(['t', 'maybe', 'words'])

const textOf = (node: ts.Node): string | undefined => (ts.isStringLiteralLike(node) ? node.text : undefined)

/** `t('a.b')`, and `t(here ? 'a.b' : 'a.c')`. */
const literals = (node: ts.Expression): string[] => {
  if (ts.isConditionalExpression(node)) return [...literals(node.whenTrue), ...literals(node.whenFalse)]
  if (ts.isParenthesizedExpression(node)) return literals(node.expression)
  const text = textOf(node)
  return text === undefined ? [] : [text]
}

const templates = (node: ts.Expression): ts.TemplateExpression[] => (ts.isTemplateExpression(node) ? [node] : ts.isConditionalExpression(node) ? [...templates(node.whenTrue), ...templates(node.whenFalse)] : [])

const patternOf = ({ head, templateSpans }: ts.TemplateExpression): RegExp => new RegExp(`^${[head, ...templateSpans.map(({ literal }) => literal)].map(({ text }) => RegExp.escape(text)).join('.+')}$`)

/** The names in `<Facts of={{ a: …, ...(x && { b: … }) }}>`. */
const factNames = (node: ts.JsxAttribute): string[] => {
  const found: string[] = []
  const visit = (each: ts.Node): void => {
    if (ts.isParenthesizedExpression(each) || ts.isBinaryExpression(each) || ts.isConditionalExpression(each)) each.forEachChild(visit)
    if (!ts.isObjectLiteralExpression(each)) return
    for (const property of each.properties) {
      if ((ts.isPropertyAssignment(property) || ts.isShorthandPropertyAssignment(property)) && (ts.isIdentifier(property.name) || ts.isStringLiteral(property.name))) found.push(property.name.text)
      if (ts.isSpreadAssignment(property)) visit(property.expression)
    }
  }
  node.initializer?.forEachChild(visit)
  return found
}

/** Names that stand in data: a column of a table (`{ name, text }`), a place of the menu (`{ name, to }`). */
const namedKey = (node: ts.ObjectLiteralExpression): string[] => {
  const property = (name: string) => node.properties.find((each): each is ts.PropertyAssignment => ts.isPropertyAssignment(each) && ts.isIdentifier(each.name) && each.name.text === name)
  const name = property('name')
  const area = property('text') ? 'fields' : property('to') ? 'places' : undefined
  const text = name && textOf(name.initializer)
  return area === undefined || text === undefined ? [] : [`${area}.${text}`]
}

/** What a component names by an attribute: facts, and the kind of a thing. */
const attributeKeys = (node: ts.JsxAttribute): string[] => {
  const [tag, name] = [node.parent.parent.tagName.getText(), node.name.getText()]
  if (tag === 'Facts' && name === 'of') return factNames(node).map((each) => `fields.${each}`)
  if (tag === 'ThingPage' && name === 'kind' && node.initializer && ts.isStringLiteral(node.initializer)) return [`things.${node.initializer.text}`]
  return []
}

/** `t(…)` or `words.t(…)`: by its last name. */
const calleeOf = ({ expression }: ts.CallExpression): string | undefined => (ts.isIdentifier(expression) ? expression.text : ts.isPropertyAccessExpression(expression) ? expression.name.text : undefined)

const callKeys = (call: ts.CallExpression): string[] => {
  const [first] = call.arguments
  const callee = calleeOf(call)
  if (!first || callee === undefined) return []
  if (translating.has(callee)) return literals(first)
  const text = callee === 'queue' ? textOf(first) : undefined
  return text === undefined ? [] : [`queues.${text}`]
}

type Found = { readonly keys: string[]; readonly templates: ts.TemplateExpression[]; readonly words: string[] }

const look = (node: ts.Node, found: Found): void => {
  if (ts.isCallExpression(node)) {
    found.keys.push(...callKeys(node))
    if (node.arguments[0] && translating.has(calleeOf(node) ?? '')) found.templates.push(...templates(node.arguments[0]))
  }
  if (ts.isJsxAttribute(node)) found.keys.push(...attributeKeys(node))
  if (ts.isObjectLiteralExpression(node)) found.keys.push(...namedKey(node))
  const text = ts.isIdentifier(node) ? node.text : textOf(node)
  if (text !== undefined) found.words.push(text)
  node.forEachChild((each) => look(each, found))
}

/** Reads every source below a folder, tests and type declarations aside. */
export const portalWords = (folder: string): Used => {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile() && /(?<!\.test|\.d)\.tsx?$/.test(entry.name)).map(({ parentPath, name }) => join(parentPath, name))
  const found: Found = { keys: [], templates: [], words: [] }
  for (const file of files) look(ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.ESNext, true, file.endsWith('x') ? ts.ScriptKind.TSX : ts.ScriptKind.TS), found)
  const [several, one] = [found.templates.filter(({ templateSpans }) => templateSpans.length > 1), found.templates.filter(({ templateSpans: [span, ...more] }) => more.length === 0 && span?.literal.text === '')]
  const suffixed = found.templates.filter((each) => !several.includes(each) && !one.includes(each))
  return { keys: new Set(found.keys), prefixes: new Set(one.map(({ head }) => head.text)), patterns: [...several, ...suffixed].map(patternOf), words: new Set(found.words), files: files.length }
}

export type Catalogue = { readonly [area: string]: { readonly [name: string]: string } }

/** Names of groups within an area are joined by dots, as keys are. */
const flat = (texts: object, above = ''): (readonly [string, unknown])[] =>
  Object.entries(texts).flatMap(([name, text]) => (typeof text === 'object' && text !== null ? flat(text, `${above}${name}.`) : [[`${above}${name}`, text] as const]))

/** One language's areas as the portal loads them. What is no text stands as it would be shown. */
export const catalogueOf = (folder: string, locale: string): Catalogue => Object.fromEntries(readdirSync(join(folder, locale)).filter((file) => file.endsWith('.json')).map((file) => {
  const texts: object = JSON.parse(readFileSync(join(folder, locale, file), 'utf8'))
  return [file.slice(0, -'.json'.length), Object.fromEntries(flat(texts).map(([name, text]) => [name, String(text)]))]
}))
