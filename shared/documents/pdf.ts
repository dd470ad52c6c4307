import PdfFile from 'pdfkit'

const utf16 = (text: string): string => Array.from({ length: text.length }, (_, index) => text.charCodeAt(index).toString(16).padStart(4, '0')).join('')

/**
 * A PDF whose complex scripts can be searched, copied and read aloud. Stacked and reordered glyphs do not spell the text
 * back, so `spell` writes ActualText (ISO 32000-1, 14.9.4) around the text object itself: the library's own marking stands
 * outside it, in another coordinate system, and readers then place the words elsewhere on the page.
 */
export class Pdf extends PdfFile {
  private spelling = ''

  /** Text drawn by `draw` reads as `text`. */
  spell(text: string, draw: () => void): void {
    this.spelling = text
    draw()
    this.spelling = ''
  }

  override addContent(data: string): this {
    const marked = this.spelling !== ''
    if (marked && data === 'BT') super.addContent(`/Span <</ActualText <feff${utf16(this.spelling)}>>> BDC`)
    super.addContent(data)
    if (marked && data === 'ET') super.addContent('EMC')
    return this
  }
}
