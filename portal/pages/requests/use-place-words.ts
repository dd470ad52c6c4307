import { useWords } from '../../i18n/use-words.ts'

type Place = { readonly page?: number | undefined; readonly layer?: string | undefined }

/** Where on a drawing something stands: its page (PDF) or its layer (DXF). */
export const usePlaceWords = (): ((place: Place) => string) => {
  const { t } = useWords()
  return ({ page, layer }) => (page !== undefined ? t('drawing.page', { page }) : layer !== undefined ? t('drawing.layer', { layer }) : '')
}
