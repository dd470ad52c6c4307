/**
 * Names of one material in the standards that name it: EN 10088-1 and AISI (stainless steels), EN 10025-2, ISO 683 (steels), EN 573-3 (aluminium), EN 12164 (brass), EN 10277 (free-cutting), ISO 5832-3 and ASTM grades (titanium).
 * Materials that are nearly alike are not here: what may stand for what is for people to say.
 */
const oneAndTheSame: readonly (readonly string[])[] = [
  ['1.4301', '304', 'X5CrNi18-10'], ['1.4307', '304L', 'X2CrNi18-9'], ['1.4305', '303', 'X8CrNiS18-9'], ['1.4404', '316L', 'X2CrNiMo17-12-2'], ['1.4401', '316', 'X5CrNiMo17-12-2'], ['1.4571', '316Ti', 'X6CrNiMoTi17-12-2'],
  ['1.4542', '17-4PH', '630', 'X5CrNiCuNb16-4'], ['1.4021', '420', 'X20Cr13'], ['1.4057', '431', 'X17CrNi16-2'], ['1.4104', '430F', 'X14CrMoS17'], ['1.4462', '2205', 'X2CrNiMoN22-5-3'],
  ['1.0038', 'S235JR'], ['1.0045', 'S355JR'], ['1.0577', 'S355J2'], ['1.0503', 'C45'], ['1.1191', 'C45E'], ['1.7225', '42CrMo4'], ['1.7131', '16MnCr5'], ['1.3505', '100Cr6'], ['1.6582', '34CrNiMo6'], ['1.0715', '11SMn30'], ['1.0718', '11SMnPb30'],
  ['EN AW-6082', '6082', 'AlSi1MgMn', 'AlMgSi1'], ['EN AW-6061', '6061', 'AlMg1SiCu'], ['EN AW-7075', '7075', 'AlZn5.5MgCu'], ['EN AW-5083', '5083', 'AlMg4.5Mn0.7'], ['EN AW-2007', '2007', 'AlCu4PbMgMn'], ['EN AW-5754', '5754', 'AlMg3'],
  ['CuZn39Pb3', 'CW614N'], ['CuZn37', 'CW508L'], ['3.7165', 'Ti-6Al-4V', 'Titanium Grade 5', 'Ti Grade 5'], ['POM-C', 'POM'],
]

/** Without what is only writing: case, blanks, hyphens, who gives the designation, the temper of an aluminium. */
const plain = (name: string): string =>
  name.toUpperCase().replaceAll(/\b(?:AISI|SAE|UNS|SUS|MATERIAL|WERKSTOFF)\b/g, '').replace(/[\s-](?:T\d{1,4}|H\d{2,4})$/, '').replaceAll(/[^\p{L}\d.]/gu, '').replace(/^(?:ENAW|AW|AA|ALUMINI?UM|AL)(?=\d)/, '')

const groups = oneAndTheSame.map((names) => names.map(plain))

/** Every name in a text that may give several: `1.4404 (AISI 316L)`, `1.4301 / 1.4307`. */
const namesIn = (text: string): Set<string> => {
  const own = text.split(/[()/,;|]|\s(?:or|oder)\s/i).map((each) => plain(each.trim())).filter((each) => each.length > 1)
  return new Set(own.flatMap((name) => [name, ...groups.filter((group) => group.includes(name)).flat()]))
}

/** Whether two texts can mean one material: one of the names in the one is a name in the other, or begins it (`1.4404` and `1.4404 +AT`). */
export const sameMaterial = (one: string, other: string): boolean => {
  const [ours, theirs] = [[...namesIn(one)], [...namesIn(other)]]
  return ours.some((a) => theirs.some((b) => a === b || (a.length >= 4 && b.startsWith(a)) || (b.length >= 4 && a.startsWith(b))))
}
