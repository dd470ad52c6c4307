import type { Locale } from '#shared/vocabulary/locale.ts'
import type { Instant } from '#shared/vocabulary/time.ts'

/**
 * A document as plain data: what a contract, a certificate or a label says, without how it is drawn.
 * Texts arrive in the language of `locale`, already formatted (money, dates, numbers: `#shared/i18n/format.ts`);
 * only the engine's own words (page x of y, signature, borne by) come from its own catalogue.
 */
export type Document = {
  readonly title: string
  /** The readable number of the document, printed beside the title and on every page. */
  readonly number: string
  readonly locale: Locale
  readonly page: 'A4' | 'label-100x150'
  /** Metadata only; the same document, `createdAt` included, gives the same bytes. */
  readonly createdAt: Instant
  /** Who issues it (left; the first line stands out) and references (right). */
  readonly header: { readonly left: readonly string[]; readonly right: readonly string[] }
  readonly blocks: readonly Block[]
  readonly footer: readonly string[]
  /** Files carried inside the PDF, such as the approved plan whose hash the contract pins. */
  readonly attachments?: readonly Attachment[]
}

export type Attachment = {
  readonly name: string
  readonly mediaType: string
  readonly description: string
  readonly bytes: Uint8Array
}

export type Block = Heading | Paragraph | KeyValues | Table | Clauses | SignatureBoxes | Barcode | Rule | Spacer

export type Heading = { readonly kind: 'heading'; readonly level: 1 | 2 | 3; readonly text: string }

/** `\n` in the text starts a new line. */
export type Paragraph = { readonly kind: 'paragraph'; readonly text: string; readonly tone?: 'normal' | 'strong' | 'muted' }

export type KeyValues = {
  readonly kind: 'keyValues'
  readonly columns: 1 | 2 | 3
  readonly pairs: readonly { readonly label: string; readonly value: string; readonly unit?: string }[]
}

export type Column = {
  readonly title: string
  /** `number` lines up decimal points, then units. */
  readonly align: 'left' | 'center' | 'right' | 'number'
  /** Share of the table's width, 0 < width < 1; without it the content decides. */
  readonly width?: number
}

/** A number is written with its unit beside it: `{ value: '12.005', unit: 'mm' }`. */
export type Cell = string | { readonly value: string; readonly unit: string }

export type Table = {
  readonly kind: 'table'
  readonly columns: readonly Column[]
  readonly rows: readonly (readonly Cell[])[]
  /** Printed bold under the rows, such as totals. */
  readonly totals?: readonly (readonly Cell[])[]
  /** Printed in place of rows when there are none. */
  readonly none: string
}

export type Clause = {
  readonly number: string
  readonly title: string
  readonly text: readonly string[]
  /** Who bears the cost and the risk this clause speaks of, as a printable name. */
  readonly bearer?: string
}
export type Clauses = { readonly kind: 'clauses'; readonly clauses: readonly Clause[] }

export type SignatureBox = {
  readonly party: string
  readonly name?: string
  readonly role?: string
  /** What stands on the signature line: a typed simple signature, or nothing for signing by hand. */
  readonly signature?: string
  readonly date?: string
  /** Small print of the record: intent, identity, address, document hash. */
  readonly evidence?: readonly string[]
}
export type SignatureBoxes = { readonly kind: 'signatureBoxes'; readonly boxes: readonly SignatureBox[] }

export type Barcode = {
  readonly kind: 'barcode'
  readonly symbology: 'gs1-128' | 'qrcode'
  /** GS1-128: element string with its application identifiers in parentheses, `(00)106141412345678908`. QR: any text. */
  readonly value: string
  /** The human-readable line below the symbol. */
  readonly text: string
  /** Bar height (GS1-128) or side (QR) in millimetres; 32 and 30 when left out. */
  readonly height?: number
  readonly align?: 'left' | 'center'
}

export type Rule = { readonly kind: 'rule' }

/** Empty space, in millimetres. */
export type Spacer = { readonly kind: 'spacer'; readonly height: number }
