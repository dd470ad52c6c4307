/**
 * Telugu words and the glyphs a shaper must make of them, each glyph written as the letters it stands for: a consonant with
 * its vowel sign is one, a conjunct's second consonant hangs below as its own. Grouping cross-checked with HarfBuzz 6.0.
 */
export const shaped: Readonly<Record<string, readonly string[]>> = {
  క్ష్మి: ['క్షి', '్మ'],
  స్త్రీ: ['సీ', '్త్ర'],
  రాష్ట్రం: ['రా', 'ష', '్ట', '్ర', 'ం'],
  శ్రీ: ['శీ', '్ర'],
  జ్ఞానం: ['జా', '్ఞ', 'న', 'ం'],
  ద్వారా: ['దా', '్వ', 'రా'],
  వ్యక్తి: ['వ', '్య', 'కి', '్త'],
  సంస్కృతి: ['స', 'ం', 'స', '్క', 'ృ', 'తి'],
  అర్థం: ['అ', 'ర', '్థ', 'ం'],
  స్వాతంత్ర్యం: ['సా', '్వ', 'త', 'ం', 'త', '్ర', '్య', 'ం'],
  ఉష్ణోగ్రత: ['ఉ', 'షో', '్ణ', 'గ', '్ర', 'త'],
  నాణ్యత: ['నా', 'ణ', '్య', 'త'],
  లేబుల్: ['లే', 'బ', 'ు', 'ల్'],
}
