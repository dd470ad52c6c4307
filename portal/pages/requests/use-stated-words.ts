import type { Stated } from '#services/quoting/shape-view.ts'
import { useWords } from '../../i18n/use-words.ts'

/** What a file states of a dimension or a tolerance, as a drawing would write it: ⌀ 25 mm H7, ⌀ 0.1 mm (M) A B(M) C. */
export const useStatedWords = () => {
  const { t, maybe, number } = useWords()
  const signed = (value: number): string => (value === 0 ? '0' : value < 0 ? `−${number(-value, 4)}` : `+${number(value, 4)}`)
  const whatOf = (stated: Stated): string => {
    if (stated.kind === 'datum') return t('shape.datum', { letter: stated.letter })
    return maybe(`shape.${stated.kind}-${stated.type}`) ?? stated.type
  }
  const sizeOf = (stated: Stated): string => {
    if (stated.kind === 'datum') return ''
    if (stated.kind === 'tolerance') return [t(`shape.zone-${stated.zone}`, { value: number(stated.value, 4) }), ...stated.modifiers.map((each) => `(${each})`), ...stated.datums].join(' ')
    const { nominal, upper, lower, unit, fit, role } = stated
    const limits = upper === null || lower === null ? '' : upper === -lower ? `±${number(upper, 4)}` : `${signed(upper)} / ${signed(lower)}`
    return [nominal === null ? '' : t(`shape.${unit}`, { value: number(nominal, 4) }), fit ?? '', limits, role === 'theoretical' ? t('shape.theoretical') : '', role === 'reference' ? t('shape.reference') : ''].filter((each) => each !== '').join(' ')
  }
  return { whatOf, sizeOf }
}
