import type { IForbiddenRuleType } from 'dependency-cruiser'

/**
 * Who may import whom (one row for each room). A rule lists what a room may use; everything else is forbidden there. `planted` is an import that
 * breaks the rule, and must be caught: a rule that catches nothing is worse than none.
 */
export type Room = {
  readonly name: string
  /** Files of the room, as a path pattern. `$1` in `may` is the first group: the service. */
  readonly files: string
  readonly except?: string
  readonly may: readonly string[]
  /** Welcome as types only: they vanish at run time. */
  readonly types?: readonly string[]
  readonly why: string
  readonly planted: { readonly file: string; readonly imports: string }
}

const vocabulary = '^shared/vocabulary/'
const zod = 'node_modules/zod/'
const tests = '\\.test\\.ts$|/samples/|/test/'
const kernel = '^shared/kernel/'
const contractParts = 'contract\\.ts$|events\\.ts$|[a-z-]+-view\\.ts$|[a-z-]+-input\\.ts$|examples\\.ts$'

export const rooms: readonly Room[] = [
  {
    name: 'vocabulary', files: '^shared/vocabulary/', except: tests, may: [vocabulary, zod],
    why: 'Words that two services share know nothing of either.',
    planted: { file: 'shared/vocabulary/planted.ts', imports: '#shared/kernel/hash.ts' },
  },
  {
    name: 'domain', files: '^services/([^/]+)/(domain)/', except: tests,
    may: ['^services/$1/domain/', vocabulary, '^shared/kernel/result\\.ts$'],
    types: [`^services/$1/(${contractParts})`, '^services/$1/geometry/report\\.ts$', '^shared/kernel/contract\\.ts$'],
    why: 'Decisions are pure: no clock, no chance, no I/O. What a decision needs comes in as an argument.',
    planted: { file: 'services/quality/domain/planted.ts', imports: 'node:fs' },
  },
  {
    name: 'drawing', files: '^services/([^/]+)/drawing/', except: tests, may: ['^services/$1/drawing/'],
    types: [`^services/$1/(${contractParts})`, '^services/$1/geometry/(report|drawing/drawing-text)\\.ts$'],
    why: 'What a drawing says is found by tables of patterns over its text: pure, and known to nothing that reads files.',
    planted: { file: 'services/quality/drawing/planted.ts', imports: 'node:fs' },
  },
  {
    name: 'contract', files: `^services/([^/]+)/(${contractParts})`, except: tests,
    may: [zod, vocabulary, '^shared/kernel/(contract|envelope)\\.ts$', `^services/$1/(${contractParts})`],
    why: 'A contract is the public door: it shows nothing of the inside, and nobody else\'s.',
    planted: { file: 'services/quality/planted-view.ts', imports: '#services/production/contract.ts' },
  },
  {
    name: 'manifest', files: '^services/([^/]+)/service\\.ts$', except: tests,
    may: [zod, vocabulary, `^services/$1/(${contractParts})`, '^services/$1/personal\\.ts$', '^services/[^/]+/events\\.ts$', '^shared/kernel/(service|contract|history|cursor)\\.ts$'],
    why: 'A manifest is plain data that CDK reads too: it must not pull in what runs.',
    planted: { file: 'services/quality/service.ts', imports: '#services/quality/handlers.ts' },
  },
  {
    name: 'personal', files: '^services/([^/]+)/personal\\.ts$', may: [vocabulary, '^shared/kernel/personal\\.ts$'],
    why: 'Where personal data is and how long it is kept is plain data, part of the manifest.',
    planted: { file: 'services/quality/personal.ts', imports: '#services/quality/domain/lot.ts' },
  },
  {
    name: 'app', files: '^services/([^/]+)/(app/|[a-z-]+s\\.ts$)', except: `${tests}|services/[^/]+/(handlers|workers|lambda-workers|${contractParts})`,
    may: ['^services/$1/', kernel, vocabulary, zod, '^shared/documents/(document|tools)\\.ts$', '^shared/i18n/'],
    types: [`^services/[^/]+/(${contractParts})`],
    why: 'Use cases see their own service and the ports; another service is known by the types of its contract only.',
    planted: { file: 'services/quality/app/planted.ts', imports: '#shared/adapters/local/store.ts' },
  },
  {
    name: 'lambda', files: '^services/([^/]+)/lambda\\.ts$',
    may: ['^services/$1/(handlers|service)\\.ts$', '^shared/adapters/aws/', kernel],
    why: 'Entry points join a service to AWS and do nothing else; the tools of workers stay out of every other bundle.',
    planted: { file: 'services/quality/lambda.ts', imports: '#services/quality/workers.ts' },
  },
  {
    name: 'lambda-workers', files: '^services/([^/]+)/lambda-(workers|mail)\\.ts$',
    may: ['^services/$1/(workers|service|geometry-tools|geometry/analyse)\\.ts$', '^shared/documents/(render|tools)\\.ts$', '^shared/adapters/aws/', kernel, '^(node:)?path$'],
    why: 'A worker carries its own tools, and none of the handlers.',
    planted: { file: 'services/quality/lambda-workers.ts', imports: '#services/quality/handlers.ts' },
  },
  {
    name: 'adapters-aws', files: '^shared/adapters/aws/', except: tests,
    may: ['^shared/adapters/aws/', '^shared/adapters/(identity|[a-z]+-rules)\\.ts$', '^shared/adapters/local/(clock|ids|log)\\.ts$', kernel, vocabulary, zod, 'node_modules/(@aws-sdk|aws4fetch)/', '^(node:)?(crypto|timers/promises)$'],
    why: 'What runs on Lambda takes nothing of the one-machine world but clock, ids and log, which need only a Node process.',
    planted: { file: 'shared/adapters/aws/planted.ts', imports: '#shared/adapters/local/sqlite.ts' },
  },
  {
    name: 'infra', files: '^infra/', except: tests,
    may: ['^infra/', '^services/[^/]+/service\\.ts$', kernel, vocabulary, '^shared/documents/fonts\\.ts$', '^portal/(build|headers)\\.ts$', zod, 'node_modules/(aws-cdk-lib|constructs|cdk-nag|esbuild)/', '^(node:)?(path|module|fs/promises)$'],
    why: 'Infrastructure reads manifests; what a service does is none of its business. Of the document engine it knows which files to pack.',
    planted: { file: 'infra/planted.ts', imports: '#services/quality/handlers.ts' },
  },
  {
    name: 'portal', files: '^portal/', except: `${tests}|^portal/build\\.ts$`,
    may: ['^portal/', '^virtual:', '^services/[^/]+/contract\\.ts$', vocabulary, '^shared/kernel/client\\.ts$', zod, 'node_modules/(react|react-dom|react-i18next|i18next|oidc-client-ts|three|@noble/hashes|@types|@mantine|@tanstack|@fontsource)/'],
    types: [`^services/[^/]+/(${contractParts})`, '^shared/kernel/(contract|problem|envelope|openapi)\\.ts$'],
    why: 'The portal is a customer of the six APIs like any other: it knows their contracts.',
    planted: { file: 'portal/pages/planted.ts', imports: '#shared/kernel/hash.ts' },
  },
  {
    name: 'portal-build', files: '^portal/build\\.ts$', may: ['^services/[^/]+/contract\\.ts$', 'node_modules/vite/', '^(node:)?(crypto|fs|path)$'],
    why: 'What makes the files knows the contracts and the bundler.',
    planted: { file: 'portal/build.ts', imports: '#shared/kernel/hash.ts' },
  },
  {
    name: 'kernel', files: '^shared/kernel/', except: tests, may: [kernel, vocabulary, zod, 'node_modules/(@middy/core|canonicalize|@types/aws-lambda)/', 'node:crypto', '^crypto$'],
    why: 'The kernel knows ports, not adapters, and no service.',
    planted: { file: 'shared/kernel/planted.ts', imports: '#services/quoting/contract.ts' },
  },
]

export const forbidden: IForbiddenRuleType[] = [
  ...rooms.flatMap(({ name, files, except, may, types = [], why }): IForbiddenRuleType[] => {
    const from = { path: files, ...(except !== undefined && { pathNot: except }) }
    return [
      { name, comment: why, severity: 'error', from, to: { pathNot: [...may, ...types] } },
      ...(types.length === 0 ? [] : [{ name, comment: `${why} (as a type only)`, severity: 'error' as const, from, to: { path: [...types], pathNot: [...may], dependencyTypesNot: ['type-only' as const] } }]),
    ]
  }),
  { name: 'no-cycle', comment: 'Two files that need each other are one file, or three.', severity: 'error', from: {}, to: { circular: true } },
  { name: 'unresolved', comment: 'Every import leads somewhere.', severity: 'error', from: {}, to: { couldNotResolve: true, pathNot: '^virtual:' } },
  {
    name: 'aws-sdk', comment: 'The AWS SDK appears only in adapters/aws; everyone else sees ports.', severity: 'error',
    from: { pathNot: `^shared/adapters/aws/|${tests}|^shared/testing/|^bench/` }, to: { path: 'node_modules/@aws-sdk/' },
  },
  {
    name: 'operators-only', comment: 'What reaches across services, scans a history and erases is for an operator at a command line; no function may carry it.', severity: 'error',
    from: { path: '^(services|infra|portal)/|^shared/adapters/aws/(runtime|worker|relay|ports|late)\\.ts$|^shared/kernel/[^/]+$', pathNot: tests }, to: { path: '^shared/kernel/operations/|^shared/adapters/[a-z]+/(operations|operator-queues|backup)\\.ts$' },
  },
  { name: 'nobody-imports-local', comment: 'The one-machine world is an outermost shell.', severity: 'error', from: { path: '^(services|shared|infra|portal)/' }, to: { path: '^local/' } },
  { name: 'nobody-imports-infra', comment: 'How it is deployed is an outermost shell too.', severity: 'error', from: { path: '^(services|shared|local|portal)/' }, to: { path: '^infra/' } },
  { name: 'nobody-imports-portal', comment: 'So is what people see.', severity: 'error', from: { path: '^(services|shared|infra|local)/' }, to: { path: '^portal/', pathNot: '^portal/(build|headers)\\.ts$' } },
  { name: 'nobody-imports-bench', comment: 'The bench measures all rooms; none may lean on it.', severity: 'error', from: { path: '^(services|shared|local|infra|portal)/' }, to: { path: '^bench/' } },
  { name: 'cdk-in-infra', comment: 'CDK is imported nowhere else.', severity: 'error', from: { pathNot: '^infra/' }, to: { path: 'node_modules/(aws-cdk-lib|constructs|cdk-nag)/' } },
  { name: 'tests-stay-out', comment: 'What ships does not import what tests it.', severity: 'error', from: { path: '^(services|shared/(kernel|vocabulary|adapters|documents|i18n)|local|infra)/', pathNot: tests }, to: { path: ['^shared/testing/', '^test/', '^services/[^/]+/test/', '\\.test\\.ts$'] } },
]

/** Imports that break the rules which belong to no single room. */
export const plantedElsewhere = [
  { rule: 'domain', files: { 'services/quality/domain/planted.ts': '#services/quality/contract.ts' } },
  { rule: 'app', files: { 'services/quality/app/planted.ts': '#services/production/contract.ts' } },
  { rule: 'no-cycle', files: { 'shared/kernel/planted-a.ts': '#shared/kernel/planted-b.ts', 'shared/kernel/planted-b.ts': '#shared/kernel/planted-a.ts' } },
  { rule: 'unresolved', files: { 'services/support/app/planted.ts': './nothing-here.ts' } },
  { rule: 'aws-sdk', files: { 'services/support/app/planted.ts': '@aws-sdk/client-s3' } },
  { rule: 'operators-only', files: { 'services/support/app/planted.ts': '#shared/kernel/operations/erase-customer.ts' } },
  { rule: 'nobody-imports-local', files: { 'services/support/app/planted.ts': '#local/server.ts' } },
  { rule: 'nobody-imports-infra', files: { 'local/planted.ts': '#infra/names.ts' } },
  { rule: 'nobody-imports-local', files: { 'infra/planted.ts': '#local/server.ts' } },
  { rule: 'nobody-imports-portal', files: { 'local/planted.ts': '#portal/app/places.ts' } },
  { rule: 'cdk-in-infra', files: { 'shared/adapters/aws/planted.ts': 'aws-cdk-lib' } },
  { rule: 'aws-sdk', files: { 'infra/planted.ts': '@aws-sdk/client-s3' } },
  { rule: 'nobody-imports-bench', files: { 'local/planted.ts': '../bench/prices.ts' } },
  { rule: 'tests-stay-out', files: { 'services/support/app/planted.ts': '#shared/testing/scenario.ts' } },
] as const
