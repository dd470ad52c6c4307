/**
 * Designations of materials by the standards that give them. A number that could as well be a size (1.4375 is 1 7/16 inch) is only believed where it is a known steel or stands behind a word for material.
 * Every pattern is linear: texts are strangers'.
 */

/** EN 10027-2, those that are machined most; others need a word before them. */
const steelNumbers = [
  '0037|0038|0044|0045|0503|0570|0577|0715|0718|0736|1141|1191|1201|1213|1730|2083|2085|2311|2312|2316|2343|2344|2363|2367|2379|2436|2510|2738|2767|2842|3343|3505',
  '4003|4005|4006|4016|4021|4028|4034|4057|4104|4105|4112|4116|4122|4125|4301|4303|4305|4306|4307|4310|4313|4401|4404|4410|4418|4429|4432|4435|4436|4438|4439|4441|4462|4501|4529|4539|4541|4542|4545|4547|4548|4550|4568|4571|4828|4841|4845|4876|4922|4923|4980',
  '5752|5919|6511|6580|6582|6587|6655|6657|6773|7016|7131|7139|7147|7218|7220|7225|7227|7228|7335|7380|7707|7709|8159|8507|8509|8515|8519|8550',
].join('|')

const elements = 'Cr|Mn|Ni|Mo|Si|Al|Pb|Nb|Ti|Cu|V|W|S|B|N'
const temper = String.raw`(?:[ -]?(?:T[1-9]\d{0,3}|H\d{2,4}|O\b|F\b))?`

export const designations: readonly RegExp[] = [
  // Steels by number (EN 10027-2), alone and behind a word.
  new RegExp(String.raw`(?<![\d.,±+-])1\.(?:${steelNumbers})(?!\d|[.,]\d)`, 'g'),
  /(?<=\b(?:material|werkstoff|mat|w\.?-?nr|wnr|steel|stahl)\b[ .:=#-]{1,4})[1-3]\.\d{4}(?!\d)/gi,
  /(?<![\d.,])3\.71(?:65|64|35|25)(?!\d)/g,
  // By name: structural (EN 10025), to be hardened (ISO 683), stainless (EN 10088).
  /\bS(?:185|235|275|355|420|460|500|550|620|690|700|890|960)(?:(?:J0|J2|JR|K2|N|M|Q|ML|NL|QL|QL1|MC|NC)(?:\+[A-Z]{1,2}|G[1-4]|W)?)?\b/g,
  /\bE(?:295|335|360)(?:GC)?\b/g,
  /\bC(?:22|35|40|45|50|55|60)(?:[ERC]|\+[A-Z]{1,2})?\b/g,
  new RegExp(String.raw`\bX\d{1,3}(?:${elements}){1,6}\d{1,2}(?:-\d{1,2}){0,5}\b`, 'g'),
  new RegExp(String.raw`\b[1-9]\d{0,2}[SVWB]?(?:Cr|Mn|Ni|Mo|Si|Al|Pb|Nb)(?:${elements}){0,4}\d{1,2}(?:-\d{1,2}){0,4}\b`, 'g'),
  // American: AISI, SAE, UNS.
  /\b(?:AISI|SAE|UNS)[ -]?(?:[A-Z]\d{5}|\d{3,4}[A-Z]{0,2}|[ADHMOSW]\d{1,2})\b/gi,
  /\b(?:SUS|CRES|INOX|STAINLESS(?: STEEL)?|SST)[ -]?[2-6]\d{2}[A-Z]{0,2}\b/gi,
  /\b(?:304L|310S|316L|316LN|316Ti|317L|904L)\b/g,
  /\b1[57]-[457] ?(?:PH|Mo)\b/gi,
  // Aluminium (EN 573, AA).
  new RegExp(String.raw`\b(?:EN[ -]?)?AW[ -]?[1-8]\d{3}[A-Z]?${temper}`, 'gi'),
  new RegExp(String.raw`\b(?:AA|AL|ALUMINI?UM|ALLOY)[ -]?[1-8]\d{3}[A-Z]?${temper}(?!\d)`, 'gi'),
  /\b[1-8]\d{3}-?[ ]?T[1-9]\d{0,3}\b/g,
  /\bAl(?:Mg|Si|Zn|Cu|Mn)(?:\d{1,2}(?:[.,]\d)?|Mg|Si|Zn|Cu|Mn|Pb|Bi){0,6}\b/g,
  // Titanium, nickel, copper.
  /\bTi[ -]?6[ -]?Al[ -]?4[ -]?V(?:[ -]?ELI)?\b/gi,
  /\b(?:titanium|titan|ti)[ -]?(?:grade|gr\.?)[ -]?(?:[1-9]|1[0-9]|2[0-9])\b/gi,
  /\b(?:Inconel|Hastelloy|Monel|Incoloy|Nimonic|Invar|Waspaloy)[ -]?(?:[A-Z]-?)?\d{2,3}[A-Z]?\b/gi,
  /\bCW\d{3}[A-Z]\b/g,
  /\bCu(?:Zn|Sn|Al|Ni|Be|Cr)\d{1,2}(?:[A-Z][a-z]\d{0,2}){0,3}(?:-[A-Z])?\b/g,
  // Cast (EN 1561, EN 1563, EN 1706).
  /\b(?:EN[ -])?GJ[LSM][ -]?\d{3}(?:-\d{1,2})?\b/g,
  /\bGGG?[ -]?\d{2}\b/g,
  // Plastics (ISO 1043).
  /\b(?:POM(?:-[CH])?|PEEK|PTFE|PVDF|PMMA|PPS|PEI|UHMW-?PE|PE-?(?:HD|UHMW|1000|500)|PA ?(?:6\.6|66|6|12)(?:[ -]?GF ?\d{2})?)\b/g,
  /\b(?:Delrin|Ultem|Torlon|Vespel)\b/gi,
]
