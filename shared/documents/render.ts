import { layBarcode } from './blocks/barcode.ts'
import { layClauses } from './blocks/clauses.ts'
import { layKeyValues } from './blocks/key-values.ts'
import { layHeading, layParagraph, layRule, laySpacer } from './blocks/prose.ts'
import { laySignatures } from './blocks/signatures.ts'
import { layTable } from './blocks/table.ts'
import type { Attachment, Block, Document } from './document.ts'
import { flow, type Piece, type Room, space } from './flow.ts'
import { type Face, facesFrom, type FontSource } from './fonts.ts'
import { drawFooter, drawHead, drawRunningHead, footerHeight } from './frame.ts'
import { Pdf } from './pdf.ts'
import { penOn } from './pen.ts'
import { setterOn } from './text.ts'
import { type Theme, themes } from './theme.ts'
import { wordsIn } from './words.ts'

const layBlock = (room: Room, block: Block): Piece[] => {
  switch (block.kind) {
    case 'heading': return layHeading(room, block)
    case 'paragraph': return layParagraph(room, block)
    case 'keyValues': return layKeyValues(room, block)
    case 'table': return layTable(room, block)
    case 'clauses': return layClauses(room, block)
    case 'signatureBoxes': return laySignatures(room, block)
    case 'barcode': return layBarcode(room, block)
    case 'rule': return layRule(room)
    case 'spacer': return laySpacer(block)
  }
}

const followed = (room: Room, block: Block): Piece[] =>
  block.kind === 'heading' || block.kind === 'spacer' ? layBlock(room, block) : [...layBlock(room, block), space(room.theme.gap)]

const openPdf = (document: Document, theme: Theme): Pdf => {
  const created = new Date(document.createdAt)
  return new Pdf({
    size: [theme.width, theme.height],
    margin: 0,
    autoFirstPage: false,
    bufferPages: true,
    // No default font: the library's Helvetica is not embedded and is read from its own folder.
    font: '',
    // PDF/A-3 (ISO 19005-3): every font inside, colours defined, files attached; made to be kept and opened for decades.
    subset: 'PDF/A-3b',
    pdfVersion: '1.7',
    lang: document.locale === 'te' ? 'te-IN' : 'en',
    displayTitle: true,
    info: { Title: `${document.title} ${document.number}`, Author: document.header.left[0] ?? '', Producer: 'Throughline', Creator: 'Throughline', CreationDate: created, ModDate: created },
  })
}

const attach = (pdf: Pdf, attachment: Attachment, created: Date): void => {
  const options = { name: attachment.name, type: attachment.mediaType, description: attachment.description, creationDate: created, modifiedDate: created, relationship: 'Supplement' }
  pdf.file(Buffer.from(attachment.bytes), options)
}

const bytesOf = (pdf: Pdf): Promise<Uint8Array> =>
  new Promise((resolve, reject) => {
    const chunks: Uint8Array[] = []
    pdf.on('data', (chunk: Uint8Array) => void chunks.push(chunk))
    pdf.on('end', () => resolve(new Uint8Array(Buffer.concat(chunks))))
    pdf.on('error', reject)
    pdf.end()
  })

const roomOn = (pdf: Pdf, document: Document, faces: readonly Face[], theme: Theme): Room => {
  const pen = penOn(pdf, faces)
  const room = { pen, setter: setterOn({ pen, faces, tall: document.locale === 'te' }), theme, t: wordsIn(document.locale), width: theme.width - theme.margin * 2, depth: 0 }
  // A later page loses its running head and its footer; two small lines are allowed for the former.
  return { ...room, depth: theme.height - theme.margin * 2 - footerHeight(room, document) - theme.small.size * 3 - theme.gap * 2 }
}

const drawPages = (room: Room, document: Document): void => {
  let pages = 1
  room.pen.addPage()
  const bottom = room.theme.height - room.theme.margin - footerHeight(room, document) - room.theme.gap / 2
  const open = (): number => {
    room.pen.addPage()
    pages += 1
    return drawRunningHead(room, document)
  }
  const top = drawHead(room, document)
  flow(document.blocks.flatMap((block) => followed(room, block)), { left: room.theme.margin, bottom, open }, room.depth, top)
  for (let page = 0; page < pages; page += 1) {
    room.pen.turnTo(page)
    drawFooter(room, document, page + 1, pages)
  }
}

/**
 * The document as PDF bytes (PDF/A-3b profile, fonts embedded). The same document gives the same bytes on the same
 * runtime build; keep the bytes that were signed, never render them again to verify.
 * A character no font has is printed as `[U+XXXX]`. Throws when a bar code's value cannot be encoded or does not fit,
 * and when a font file is missing.
 */
export const render = async (document: Document, fonts: FontSource = {}): Promise<Uint8Array> => {
  const theme = themes[document.page]
  const faces = await facesFrom(fonts)
  const pdf = openPdf(document, theme)
  drawPages(roomOn(pdf, document, faces, theme), document)
  for (const attachment of document.attachments ?? []) attach(pdf, attachment, new Date(document.createdAt))
  return bytesOf(pdf)
}
