import type { Estimate, EstimatedOperation, EstimateFactor } from '#services/quoting/estimate-view.ts'
import { useWords } from './use-words.ts'

type Made = Extract<Estimate, { outcome: 'made' }>

/** Symbols of units as they are printed; a count and a pure ratio have none. */
const symbol = (unit: string): string => unit.replace(/^(?:C62|1)$/, '').replace('percent', '%').replaceAll(/(?<=m)[23]/g, (power) => (power === '2' ? '²' : '³'))

/** The numbers of an estimate with their units, and where each is from. */
export const useFigureWords = () => {
  const { t, number, money } = useWords()
  /** A number, or what stands for several, such as the first and last of a series. */
  const valueText = ({ value, unit }: { readonly value: string; readonly unit: string }): string => {
    const [currency = '', per] = unit.split(/ minor\/?/)
    if (unit.includes(' minor')) return `${money({ minor: Number(value), currency })}${per === undefined || per === '' ? '' : `/${per}`}`
    return `${Number.isNaN(Number(value)) ? value : number(Number(value), 2)} ${symbol(unit)}`.trim()
  }
  const fromText = (source: EstimateFactor['source'], from: string | undefined): string => (from === undefined || from === 'practice' ? t(`values.${source}`) : from)
  return {
    valueText,
    factorText: ({ name, of, source, from, ...rest }: EstimateFactor): string => `${t(`values.${name}`)}${of === undefined ? '' : ` ${of}`}: ${valueText(rest)} (${fromText(source, from)})`,
    stepText: ({ process, clamping, clampings }: EstimatedOperation): string => (clampings === 1 ? t(`values.${process}`) : t('estimate.clamping', { step: t(`values.${process}`), clamping, clampings })),
    stockText: (stock: NonNullable<Made['stock']>): string =>
      stock.form === 'round-bar' ? `${t('values.round-bar')} ⌀${number(stock.diameterMm, 1)} × ${number(stock.lengthMm)} mm` : `${t('values.plate')} ${[stock.thicknessMm, stock.widthMm, stock.lengthMm].map((side) => number(side, 1)).join(' × ')} mm`,
    minutes: (seconds: number): string => t('units.minutes', { number: number(seconds / 60, 1) }),
  }
}
