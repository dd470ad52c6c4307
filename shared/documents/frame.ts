import type { Document } from './document.ts'
import type { Room } from './flow.ts'
import { heightOf, type Line } from './text.ts'
import { colours, type Style } from './theme.ts'

const stack = (room: Room, lines: readonly Line[], x: number, top: number, end?: number): number => {
  let y = top
  for (const line of lines) {
    room.setter.draw(line, end === undefined ? x : end - line.width, y)
    y += line.height
  }
  return y
}

const wrapAll = (room: Room, texts: readonly string[], style: (index: number) => Style, width: number): Line[] =>
  texts.flatMap((text, index) => room.setter.wrap(text, style(index), width))

/** Draws the head of the first page; answers the y where content may begin. */
export const drawHead = (room: Room, document: Document): number => {
  const { theme, width } = room
  const { margin } = theme
  const end = margin + width
  const sender = wrapAll(room, document.header.left, (index) => (index === 0 ? theme.sender : theme.small), width * 0.58)
  const references = wrapAll(room, document.header.right, () => theme.small, width * 0.38)
  const below = Math.max(stack(room, sender, margin, margin), stack(room, references, margin, margin, end))
  const number = room.setter.wrap(document.number, theme.number, width * 0.4)
  const numberWidth = Math.max(...number.map((line) => line.width))
  const title = room.setter.wrap(document.title, theme.title, width - numberWidth - 12)
  const top = below + theme.gap * 1.5
  const bottom = stack(room, title, margin, top)
  stack(room, number, margin, Math.max(top, bottom - heightOf(number) - theme.title.size * 0.2), end)
  room.pen.rule(margin, bottom + 2, end, bottom + 2, colours.accent, 1.5)
  return bottom + 2 + theme.gap * 1.25
}

/** Draws the running head of a later page; answers the y where content may begin. */
export const drawRunningHead = (room: Room, document: Document): number => {
  const { margin, gap, small } = room.theme
  const end = margin + room.width
  const name = room.setter.wrap(`${document.title} · ${document.number}`, small, room.width * 0.64)
  const sender = room.setter.wrap(document.header.left[0] ?? '', small, room.width * 0.32)
  const bottom = Math.max(stack(room, name, margin, margin), stack(room, sender, margin, margin, end)) + 2
  room.pen.rule(margin, bottom, end, bottom, colours.hairline, 0.75)
  return bottom + gap * 1.25
}

const footerLines = (room: Room, document: Document): Line[] => wrapAll(room, document.footer, () => room.theme.small, room.width * 0.76)

/** The height the footer takes above the bottom margin. */
export const footerHeight = (room: Room, document: Document): number =>
  Math.max(heightOf(footerLines(room, document)), room.setter.line(room.t('page', { page: 1, pages: 1 }), room.theme.small).height) + 6

/** A label of one page says nothing by numbering it. */
export const drawFooter = (room: Room, document: Document, page: number, pages: number): void => {
  if (document.page === 'label-100x150' && pages === 1 && document.footer.length === 0) return
  const { margin, height, small } = room.theme
  const end = margin + room.width
  const top = height - margin - footerHeight(room, document)
  room.pen.rule(margin, top + 2, end, top + 2, colours.hairline, 0.75)
  stack(room, footerLines(room, document), margin, top + 6)
  stack(room, [room.setter.line(room.t('page', { page, pages }), small)], margin, top + 6, end)
}
