import * as z from 'zod'
import { command, contract, creation, page, Paging, query, Searching, timelineRoute, versioned } from '#shared/kernel/contract.ts'
import { ExportClass } from '#shared/vocabulary/export-class.ts'
import { idOf, Sha256 } from '#shared/vocabulary/ids.ts'
import { Currency } from '#shared/vocabulary/money.ts'
import { Locale } from '#shared/vocabulary/locale.ts'
import { SomePieces } from '#shared/vocabulary/quantity.ts'
import { CalendarDate, Instant } from '#shared/vocabulary/time.ts'
import { uploadBytes } from '#shared/vocabulary/uploads.ts'
import { shopRoles } from '#shared/vocabulary/roles.ts'
import { Conflict } from './conflict-view.ts'
import { CoefficientSeen, Estimate, Indication } from './estimate-view.ts'
import { Drawing } from './drawing-view.ts'
import { quotingEvents } from './events.ts'
import { AddressBookInput, AddressBookSeen } from './address-book-view.ts'
import { exampleAddresses, exampleOffer, examplePlan, examplePrices, exampleRules, exampleWishes } from './examples.ts'
import { RulesInput, RulesSeen } from './manufacturability-view.ts'
import { PlanDocument, PlanDocumentSeen } from './plan-document-view.ts'
import { PlanInput } from './plan-input.ts'
import { Plan, PlanStatus } from './plan-view.ts'
import { OfferInput, OfferShown, PriceBookSeen, PricesInput } from './price-book-view.ts'
import { Rfq, RfqStatus, Wishes } from './rfq-view.ts'
import { Shape } from './shape-view.ts'

const text = z.string().min(1).max(4000)
/** Rates and margin are for those who make prices. */
/** In an address: `20,50`. */
const QuantitiesAsked = z.string().regex(/^\d{1,8}(,\d{1,8}){0,9}$/).transform((text) => text.split(',').map(Number)).pipe(z.array(SomePieces))
const estimators = ['planner', 'sales-engineer', 'manager'] as const
const Nothing = z.strictObject({})
const about = { files: z.array(Sha256).max(10).optional(), mentions: z.array(z.string().min(1).max(100)).max(10).optional() }
const InLanguage = z.strictObject({ locale: Locale.optional() })
const digest = '0'.repeat(64)

const uploaded = { rfqId: idOf('rfq').optional(), sha256: Sha256, bytes: z.int().min(1).max(uploadBytes.most), contentType: z.string().min(3).max(100) }

/** Steps 1 and 2: what the customer needs, answered line by line, and the plan they approve by its hash. */
export const quoting = contract({
  ...quotingEvents,
  version: '1.0.0',
  summary: 'Requirements talked through with the customer; a production plan put to them for approval',
  routes: {
    timeline: timelineRoute,
    requestUpload: creation('/uploads', {
      summary: 'A signed link that lets exactly one file up, bound to its SHA-256 and size, and whether it is there already; the shop names the request whose customer it is for. `part`: of a larger file, kept a week for joinUpload',
      roles: ['buyer', 'sales-engineer'],
      body: z.strictObject({ ...uploaded, part: z.boolean().optional() }),
      returns: z.object({ url: z.string(), method: z.literal('PUT'), headers: z.record(z.string(), z.string()), expiresAt: Instant, stored: z.boolean() }),
      example: { sha256: digest, bytes: 64_261, contentType: 'model/step' },
    }),
    joinUpload: creation('/uploads/joined', {
      summary: 'Make one file of its uploaded parts, in their order; whoever was interrupted sends only the parts that are missing', roles: ['buyer', 'sales-engineer'],
      body: z.strictObject({ ...uploaded, parts: z.array(Sha256).min(1).max(100) }), returns: z.object({ sha256: Sha256, bytes: z.int().min(1) }),
      example: { sha256: digest, bytes: 24_117_248, contentType: 'model/step', parts: [digest] },
    }),
    openRequest: creation('/rfqs', {
      summary: 'Open a request for a part', roles: ['buyer'], body: Wishes, returns: versioned(Rfq), example: exampleWishes,
    }),
    beginRequest: creation('/drafts', { summary: 'Open a request with its files; what is wanted is said before it is sent', roles: ['buyer'], body: Nothing, returns: versioned(Rfq), example: {} }),
    setWishes: command('/rfqs/{rfqId}/wishes', { summary: 'Say what is wanted, or say it anew, while the request is a draft', roles: ['buyer'], body: Wishes, returns: versioned(Rfq), example: exampleWishes }),
    describeDocument: command('/rfqs/{rfqId}/documents/{sha256}/description', {
      summary: 'Say anew which revision a file of a draft is, and its export class', roles: ['buyer'], body: z.strictObject({ revision: z.string().min(1).max(20), exportClass: ExportClass }), returns: versioned(Rfq),
      example: { revision: 'B', exportClass: 'confidential' },
    }),
    removeDocument: command('/rfqs/{rfqId}/documents/{sha256}/removal', { summary: 'Take a file out of a draft', roles: ['buyer'], body: Nothing, returns: versioned(Rfq), example: {} }),
    readRequest: query('/rfqs/{rfqId}', { summary: 'One request with its requirement lines and conversation', roles: ['buyer', ...shopRoles], returns: versioned(Rfq) }),
    listRequests: query('/rfqs', {
      summary: "Requests, newest first: a customer's own, or for the shop all of one status (Submitted unless another is named)",
      roles: ['buyer', ...shopRoles], query: Searching.extend({ status: RfqStatus.optional() }), returns: page(versioned(Rfq)),
    }),
    attachDocument: command('/rfqs/{rfqId}/documents', {
      summary: 'Attach an uploaded file; models are measured, drawings (DXF, PDF) read', roles: ['buyer', 'sales-engineer'], returns: versioned(Rfq),
      body: z.strictObject({ sha256: Sha256, name: z.string().min(1).max(200), contentType: z.string().min(3).max(100), revision: z.string().min(1).max(20), exportClass: ExportClass }),
      example: { sha256: digest, name: 'bracket.step', contentType: 'model/step', revision: 'A', exportClass: 'confidential' },
    }),
    replaceDocument: command('/rfqs/{rfqId}/documents/{sha256}/replacement', {
      summary: 'Say that another attached file takes the place of this one, as its next revision: lines that hang on this file are superseded or open again, all others keep their answers', roles: ['buyer', 'sales-engineer'],
      body: z.strictObject({ by: Sha256 }), returns: versioned(Rfq), example: { by: digest },
    }),
    readDocument: query('/rfqs/{rfqId}/documents/{sha256}', {
      summary: 'A signed link to one attached file', roles: ['buyer', ...shopRoles], returns: z.object({ url: z.string(), expiresAt: Instant }),
    }),
    readPreview: query('/rfqs/{rfqId}/documents/{sha256}/preview', {
      summary: 'A signed link to the measured shape of one attached file, to look at (glTF 2.0 binary, model/gltf-binary)', roles: ['buyer', ...shopRoles], returns: z.object({ url: z.string(), expiresAt: Instant }),
    }),
    readShape: query('/rfqs/{rfqId}/documents/{sha256}/shape', {
      summary: 'What the model in one attached file holds: holes, features, stated dimensions and tolerances, each with its faces', roles: ['buyer', ...shopRoles], returns: Shape,
    }),
    readDrawing: query('/rfqs/{rfqId}/documents/{sha256}/drawing', {
      summary: 'What is written on one attached drawing, as suggestions for requirement lines, each with its page or layer; and what the drawing cannot tell', roles: ['buyer', ...shopRoles], returns: Drawing,
    }),
    addRequirement: command('/rfqs/{rfqId}/documents/{sha256}/requirements', {
      summary: 'Take a suggestion of a drawing, or a dimension or tolerance that a model states (`annotation`, from 1 in the list of `readShape`), as a requirement line: the buyer in a draft, the sales engineer in review; the same one once',
      roles: ['buyer', 'sales-engineer'], returns: versioned(Rfq), body: z.strictObject({ suggestion: z.int().min(1).max(300).optional(), annotation: z.int().min(1).max(500).optional() }), example: { suggestion: 1 },
    }),
    readConflicts: query('/rfqs/{rfqId}/conflicts', {
      summary: 'Where the form and the drawings contradict each other; an exception on its line settles a conflict, and until then no plan goes out', roles: ['buyer', ...shopRoles], returns: z.object({ conflicts: z.array(Conflict) }),
    }),
    readEstimate: query('/rfqs/{rfqId}/documents/{sha256}/estimate', {
      summary: 'A first estimate from the measured shape of one attached file: stock, operations with times, price by quantity, each figure with its trace, and what is not known; inputs for a plan, no offer. `on`: with the prices of that day',
      roles: estimators, query: z.strictObject({ on: CalendarDate.optional() }), returns: Estimate,
    }),
    readIndication: query('/rfqs/{rfqId}/documents/{sha256}/indication', {
      summary: 'What pieces of one attached file will probably cost, by quantity, before anybody has looked at it, and what is not in the price: no offer. Of another material, finish, currency or quantities (`20,50`) than the request asks for, where they are named',
      roles: ['buyer', ...estimators], query: z.strictObject({ material: z.string().min(1).max(120).optional(), finish: z.string().max(120).optional(), quantities: QuantitiesAsked.optional(), currency: Currency.optional() }), returns: Indication,
    }),
    readOrderRequest: query('/orders/{orderId}/rfq', { summary: 'The request an order began with', roles: ['buyer', ...shopRoles], returns: versioned(Rfq) }),
    acknowledgeMeasurement: command('/rfqs/{rfqId}/documents/{sha256}/acknowledgement', {
      summary: 'Say that a person has looked at a file that could not simply be measured', roles: ['sales-engineer'], returns: versioned(Rfq),
      body: z.strictObject({ note: text }), example: { note: 'Two bodies: the bracket and its pin. Priced as a set.' },
    }),
    expireRequest: command('/rfqs/{rfqId}/expiry', { summary: 'Close a request whose customer has not answered in time', roles: ['sales-engineer', 'manager'], body: Nothing, returns: versioned(Rfq), example: {} }),
    submitRequest: command('/rfqs/{rfqId}/submission', { summary: 'Send the request to the shop', roles: ['buyer'], body: Nothing, returns: versioned(Rfq), example: {} }),
    withdrawRequest: command('/rfqs/{rfqId}/withdrawal', { summary: 'Take the request back', roles: ['buyer'], body: z.strictObject({ reason: text }), returns: versioned(Rfq), example: { reason: 'The project is on hold.' } }),
    declineRequest: command('/rfqs/{rfqId}/refusal', { summary: 'Decline to quote', roles: ['sales-engineer', 'manager'], body: z.strictObject({ reason: text }), returns: versioned(Rfq), example: { reason: 'Longer than our largest machine.' } }),
    startReview: command('/rfqs/{rfqId}/review', { summary: 'Take a submitted request into review', roles: ['sales-engineer'], body: Nothing, returns: versioned(Rfq), example: {} }),
    answerRequirement: command('/rfqs/{rfqId}/requirements/{line}/answer', {
      summary: 'Accept a requirement line, except it, or ask about it', roles: ['sales-engineer'], returns: versioned(Rfq),
      body: z.discriminatedUnion('answer', [
        z.strictObject({ answer: z.literal('accept') }),
        z.strictObject({ answer: z.literal('except'), exception: text }),
        z.strictObject({ answer: z.literal('ask'), question: text, ...about }),
      ]),
      example: { answer: 'accept' },
    }),
    replyToQuestion: command('/rfqs/{rfqId}/requirements/{line}/reply', { summary: "Answer the shop's question on a line", roles: ['buyer'], body: z.strictObject({ text, ...about }), returns: versioned(Rfq), example: { text: 'Both faces, please.' } }),
    addMessage: command('/rfqs/{rfqId}/messages', { summary: 'Say something about the whole request, or about one line of it', roles: ['buyer', 'sales-engineer', 'planner'], body: z.strictObject({ text, line: z.int().min(1).optional(), ...about }), returns: versioned(Rfq), example: { text: 'We need the first ten by Easter.' } }),
    draftPlan: creation('/rfqs/{rfqId}/plans', { summary: 'Draft a production plan; the price is computed from it', roles: ['planner'], body: PlanInput, returns: versioned(Plan), example: examplePlan }),
    revisePlan: command('/plans/{planId}', { method: 'PUT', summary: 'Replace a draft, or begin a new revision after changes were asked for', roles: ['planner'], body: PlanInput, returns: versioned(Plan), example: examplePlan }),
    readPlan: query('/plans/{planId}', { summary: 'One plan with price and trace', roles: ['buyer', ...shopRoles], returns: versioned(Plan) }),
    listPlans: query('/rfqs/{rfqId}/plans', { summary: 'The plans of a request', roles: ['buyer', ...shopRoles], query: Paging, returns: page(versioned(Plan)) }),
    findPlans: query('/plans', {
      summary: "Plans, newest first: a customer's own, or for the shop all of one status (Submitted unless another is named)",
      roles: ['buyer', ...shopRoles], query: Searching.extend({ status: PlanStatus.optional() }), returns: page(versioned(Plan)),
    }),
    submitPlan: command('/plans/{planId}/submission', { summary: 'Put the plan before the customer, fixed by its content hash', roles: ['planner', 'sales-engineer'], body: z.strictObject({ validDays: z.int().min(1).max(180) }), returns: versioned(Plan), example: { validDays: 30 } }),
    choosePlanOffer: command('/plans/{planId}/choice', {
      summary: 'Choose another of the quantities or lead times that the plan offers: its next revision, at the price that was offered, is before the customer at once, to be approved',
      roles: ['buyer'], body: z.strictObject({ quantity: SomePieces.optional(), leadTimeDays: z.int().min(1).max(730).optional() }), returns: versioned(Plan), example: { quantity: 50 },
    }),
    approvePlan: command('/plans/{planId}/approval', { summary: 'Approve exactly the plan with this hash', roles: ['buyer'], body: z.strictObject({ contentHash: Sha256 }), returns: versioned(Plan), example: { contentHash: digest } }),
    requestPlanChanges: command('/plans/{planId}/changes', { summary: 'Send the plan back with what should change', roles: ['buyer'], body: z.strictObject({ reason: text }), returns: versioned(Plan), example: { reason: 'Deliver in two parts.' } }),
    rejectPlan: command('/plans/{planId}/rejection', { summary: 'Turn the plan down', roles: ['buyer'], body: z.strictObject({ reason: text }), returns: versioned(Plan), example: { reason: 'Too expensive.' } }),
    requestPlanDocument: creation('/plans/{planId}/documents', {
      summary: 'Ask for a submitted plan and its price as a PDF, as it stands now; what was made already is there at once', roles: ['buyer', ...shopRoles],
      body: z.strictObject({ locale: Locale }), returns: versioned(PlanDocument), example: { locale: 'te' },
    }),
    readPlanDocument: query('/plans/{planId}/documents', {
      summary: 'Whether the PDF of a plan as it stands now is there, in the language of the request unless another is named', roles: ['buyer', ...shopRoles], query: InLanguage, returns: PlanDocumentSeen,
    }),
    planDocumentLink: query('/plans/{planId}/documents/link', { summary: 'A signed link to that PDF', roles: ['buyer', ...shopRoles], query: InLanguage, returns: z.object({ url: z.string(), expiresAt: Instant, sha256: Sha256 }) }),
    readPriceBook: query('/price-book', { summary: 'What prices begin with, and what the shop offers; version 0 while nobody has written into it', roles: estimators, returns: PriceBookSeen }),
    readCoefficients: query('/price-book/coefficients', { summary: 'The numbers that estimates are made with: what the shop has set, and the usual value and its source of each', roles: estimators, returns: z.object({ coefficients: z.array(CoefficientSeen) }) }),
    setPrices: command('/price-book/prices', {
      method: 'PUT', summary: 'Set rates, shares, usual validity and the numbers for estimates, from a day on (at once where none is named); plans drafted from then on begin with them', roles: ['manager', 'planner'], body: PricesInput, returns: PriceBookSeen, example: examplePrices,
    }),
    setOffer: command('/price-book/offer', {
      method: 'PUT', summary: 'Set the materials the shop keeps and the finishes it offers, from a day on (at once where none is named)', roles: ['manager', 'planner'], body: OfferInput, returns: PriceBookSeen, example: exampleOffer,
    }),
    readRules: query('/manufacturability', { summary: 'What a measured part is held against: each rule with its limit; version 0 while the shop has set none', roles: ['buyer', ...shopRoles], returns: RulesSeen }),
    setRules: command('/manufacturability', {
      method: 'PUT', summary: "Set the shop's own limits; a rule named without a limit is not told, one not named has its usual limit", roles: ['manager', 'planner'], body: RulesInput, returns: RulesSeen, example: exampleRules,
    }),
    readAddresses: query('/addresses', { summary: "Where one's own company's parts go; version 0 while nobody has kept an address", roles: ['buyer', 'company-admin'], returns: AddressBookSeen }),
    setAddresses: command('/addresses', { method: 'PUT', summary: 'Keep addresses for new requests; those that are written keep what they have', roles: ['buyer', 'company-admin'], body: AddressBookInput, returns: AddressBookSeen, example: exampleAddresses }),
    readOffer: query('/offer', { summary: 'Materials and finishes to choose from, with what each is good for', roles: ['buyer', ...shopRoles], returns: OfferShown }),
  },
})

