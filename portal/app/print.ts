import { tags } from '../i18n/use-words.ts'
import './print.css'

/** At the foot of each sheet: what page this was, when, where it is found again, and the sheet's number. Browsers without margin boxes put their own there. */
export const footPrintedPages = (): void => {
  const foot = document.head.appendChild(document.createElement('style'))
  foot.dataset['foot'] = ''
  window.addEventListener('beforeprint', () => {
    const now = new Intl.DateTimeFormat(document.documentElement.lang === 'te' ? tags.te : tags.en, { dateStyle: 'medium', timeStyle: 'short' }).format(new Date())
    foot.textContent = `@page { @bottom-left { ${small} content: ${quoted(`${document.title} · ${now}\n${location.href}`)}; } @bottom-right { ${small} content: counter(page) " / " counter(pages); } }`
  })
}

const small = "color: #333; font: 8pt 'Noto Sans', 'Noto Sans Telugu', sans-serif; white-space: pre-line;"

/** A text as a CSS string. */
const quoted = (text: string): string => `"${text.replaceAll(/["\\\n<]/g, (each) => `\\${each.codePointAt(0)?.toString(16) ?? ''} `)}"`
