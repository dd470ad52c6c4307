import type { SuggestionKind } from '../drawing-view.ts'
import { designations } from './designations.ts'

/** `whole`: a phrase that only the rest of its line explains; the line is the value. */
type Rule = { readonly kind: SuggestionKind; readonly pattern: RegExp; readonly whole?: true }

const number = String.raw`\d{1,5}(?:[.,]\d{1,4})?`
/** ISO 286: letters that are used for fits, grades 4 to 13; paper is A4. */
const fit = String.raw`(?:(?:JS|[D-HK-NPR-U])(?:[4-9]|1[0-3])|(?:js|[d-hk-npr-u])(?:[4-9]|1[0-3]))`

/**
 * The first rule that fits a piece of text has it: what is a thread is no standard. English and German words, as drawings have them. Whoever adds a rule adds its
 * examples, and counterexamples, to suggest.test.ts.
 */
export const rules: readonly Rule[] = [
  ...designations.map((pattern): Rule => ({ kind: 'material', pattern })),
  { kind: 'general-tolerance', pattern: /\b(?:DIN[ -]?)?(?:EN[ -]?)?ISO[ -]?2768(?:[ -]{1,3}(?:[12][ -]{0,3})?[fmcv] ?[HKL]?(?:-E)?\b|-[12]\b)?/gi },
  { kind: 'general-tolerance', pattern: /\b(?:DIN[ -]?)?(?:EN[ -]?)?ISO[ -]?(?:22081|8015|1101|14405(?:-[123])?|286(?:-[12])?|13920(?:-[A-D]{1,2})?|8062(?:-\d)?|20457)(?:[:-]\d{4})?(?!\d)/gi },
  { kind: 'general-tolerance', pattern: /\b(?:ASME|ANSI)[ -]?Y14\.5M?(?:[ -]?(?:19|20)\d{2})?(?!\d)/gi },
  { kind: 'general-tolerance', pattern: /\bDIN[ -]?(?:7168|16742|6930)\b/gi },
  { kind: 'general-tolerance', pattern: /(?<![\w.])\.?X?\.X{1,4}\s{0,3}(?:=\s{0,3})?±\s{0,3}\d{0,2}\.?\d{1,4}/g },
  { kind: 'surface', pattern: /\bR(?:a|z|max|t)\s{0,2}[=:≤<]?\s{0,2}\d{1,3}(?:[.,]\d{1,3})?(?:\s?(?:[µμ]m|[µμ]in|um|uin))?(?![\d])/gi },
  { kind: 'surface', pattern: /\b(?:DIN[ -]?)?(?:EN[ -]?)?(?:ISO[ -]?(?:1302|21920(?:-[123])?|4287)|ASME[ -]?B46\.1)(?:[:-]\d{4})?(?!\d)/gi },
  { kind: 'edges', pattern: /\b(?:DIN[ -]?)?(?:EN[ -]?)?ISO[ -]?13715(?:[:-]\d{4})?(?!\d)/gi, whole: true },
  { kind: 'edges', pattern: /\b(?:de-?burr(?:ed)?|remove (?:all )?burrs?|burr[ -]?free|break (?:all )?(?:sharp )?(?:edges|corners)|sharp edges|entgrate[nt]|gratfrei|kanten gebrochen|scharfe kanten|kanten brechen)\b/gi, whole: true },
  { kind: 'thread', pattern: /(?<![\w.])(?:MJ?\d{1,3}(?:[.,]\d)?(?!\d))(?:\s?[x×]\s?\d(?:[.,]\d{1,2})?(?![\d.,]))?(?:\s?-?\s?\d[eghEGH](?:\s?\d[eghEGH])?)?(?:\s?-?\s?LH)?(?![\w.])/g },
  { kind: 'thread', pattern: /(?<![\w.])(?:#\d{1,2}|\d{1,2}(?:[ -]\d{1,2})?\/\d{1,2}|\d?\.\d{3,4}|\d{1,2})\s?-\s?\d{1,3}(?:\.5)?\s?-?(?:UNJ?[CF]|UNEF|UNS?|NPTF?)(?:\s?-?\s?[123][AB])?\b/g },
  { kind: 'thread', pattern: /(?<![\w.])(?:G|Rp|Rc?|NPTF?)\s?\d{1,2}(?:\s\d)?\/\d{1,2}(?:\s?[AB]\b)?/g },
  { kind: 'thread', pattern: /(?<![\w.])(?:Tr\s?\d{1,3}\s?[x×]\s?\d{1,2}(?:[.,]\d)?|\d{1,2}(?:\/\d{1,2})?\s?NPTF?)(?![\w.])/g },
  { kind: 'treatment', pattern: /\b(?:hard[ -]?)?(?:anodi[sz](?:e|ed|ing)|(?:hart)?eloxier(?:t|en)?|(?:hart)?eloxal)\b/gi, whole: true },
  { kind: 'treatment', pattern: /\b(?:passivat(?:e|ed|ion)|passivier(?:t|en)|electro-?polish(?:ed|ing)?|elektropolier(?:t|en)|alodine[d]?|chem(?:ical)?[ -]film|chromat(?:e|ed|iert)|phosphat(?:e|ed|iert)|black[ -]oxide|br[üu]nier(?:t|en))\b/gi, whole: true },
  { kind: 'treatment', pattern: /\b(?:(?:electroless|chemical(?:ly)?|hard|zinc|nickel|chrom(?:e|ium)|tin|silver|gold|cadmium)[ -](?:nickel[ -])?plat(?:e|ed|ing)|galvani[sz]ed|verzinkt|vernickelt|verchromt|powder[ -]?coat(?:ed|ing)?|pulverbeschichtet|lackiert|painted)\b/gi, whole: true },
  { kind: 'treatment', pattern: /\b(?:(?:case|induction|surface|through|precipitation)[ -]?harden(?:ed|ing)?|hardened|carburi[sz](?:e|ed|ing)|nitrid(?:e|ed|ing)|nitrocarburi[sz]ed|quench(?:ed)?|tempered|stress[ -]relie(?:f|ve|ved)|anneal(?:ed)?|solution[ -]treated|heat[ -]treat(?:ed|ment)?|einsatzgehärtet|induktionsgehärtet|gehärtet|vergütet|nitriert|spannungsarm ?geglüht|weichgeglüht)\b/gi, whole: true },
  { kind: 'treatment', pattern: /\b(?:(?:bead|glass|sand|grit)[ -]?blast(?:ed)?|shot[ -]?peen(?:ed)?|glasperlgestrahlt|sandgestrahlt|kugelgestrahlt)\b/gi, whole: true },
  { kind: 'treatment', pattern: /(?<![\d.])\d{2}(?:\s?[-–+±]\s?\d{1,2})?\s?HRC\b|\bHRC\s?\d{2}(?:\s?[-–]\s?\d{2})?(?!\d)|(?<!\d)\d{2,4}\s?H(?:V|B|BW)\s?\d{0,2}(?![\w.])/g, whole: true },
  { kind: 'treatment', pattern: /\b(?:(?:DIN[ -]?)?(?:EN[ -]?)?ISO[ -]?(?:7599|10074|2081|4042|27831|15730|16348|15787)|MIL-(?:A|PRF|DTL)-(?:8625|5541|13924)[A-Z]?|AMS[ -]?(?:2700|2404|2759|2770)[A-Z]?|ASTM[ -]?(?:A967|A380|B633|B733|B580))\b/gi, whole: true },
  { kind: 'dimension', pattern: new RegExp(String.raw`[⌀ØφΦ∅R]?\s?(?<![\w.,])${number}\s?(?:mm\s?)?±\s?\d{0,3}[.,]?\d{1,4}°?`, 'g') },
  { kind: 'dimension', pattern: new RegExp(String.raw`[⌀ØφΦ∅]?\s?(?<![\w.,])${number}\s?${fit}(?:\s?\/\s?${fit})?(?![\w.])`, 'g') },
  { kind: 'standard', pattern: /\b(?:DIN|ISO|ASTM|ASME|AMS|MIL|NAS|JIS|EN)(?:[ -](?:EN|ISO|STD|PRF|SPEC|DTL|TS|TR)){0,2}[ -]?[A-Z]?-?\d{2,6}(?:-\d{1,4})?(?::\d{4})?(?![\w])/g },
]
