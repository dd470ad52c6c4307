import type { ReactNode } from 'react'
import { Facts } from '../../parts/facts.tsx'
import { Said, type Step } from '../../parts/steps.tsx'
import type { Words } from '../../i18n/use-words.ts'
import type { EightD } from './eight-d-view.ts'

/** What each discipline says; those still to come only have their names. */
export const disciplineSteps = (report: EightD, words: Words): readonly Step[] => {
  const { team, problem, containment, closure } = { team: undefined, problem: undefined, containment: undefined, closure: undefined, ...report }
  const step = (status: string, said: { readonly by: { readonly name: string }; readonly at: string } | undefined, content: ReactNode): Step => ({ status, ...(said && { by: said.by, at: said.at, content }) })
  return [
    step('D0', report.emergency, <Facts of={{ symptom: report.emergency.symptom, response: report.emergency.response }} />),
    step('D1', team, team && <Facts of={{ leader: team.leader.name, members: team.members.map(({ name, duty }) => `${name} (${duty})`).join(', ') }} />),
    step('D2', problem, problem && <ProblemFacts problem={problem} pieces={words.pieces} />),
    step('D3', containment, containment && <Facts of={{ action: containment.action, effectiveFrom: words.instant(containment.effectiveFrom), lots: containment.lots.map(({ lotNumber }) => lotNumber).join(', ') }} />),
    ...cure(report, words, step),
    step('D8', closure, closure && <Facts of={{ recognition: closure.recognition }} />),
  ]
}

type Problem = Extract<EightD, { readonly problem: unknown }>['problem']

const ProblemFacts = ({ problem: { what, why, who, where, when, how, howMany, lots }, pieces }: { readonly problem: Problem; readonly pieces: Words['pieces'] }): ReactNode => (
  <Facts of={{ what, why, who, where, when, how, howMany, lots: lots.map(({ lotNumber, shipped }) => `${lotNumber}: ${pieces(shipped)}`).join(', ') }} />
)

type Stepping = (status: string, said: { readonly by: { readonly name: string }; readonly at: string } | undefined, content: ReactNode) => Step

const cure = (report: EightD, { t, date }: Words, step: Stepping): readonly Step[] => {
  const { rootCause, corrective, implementation, prevention } = { rootCause: undefined, corrective: undefined, implementation: undefined, prevention: undefined, ...report }
  const found = ({ method, chain, cause }: { readonly method: string; readonly chain: readonly string[]; readonly cause: string }) => <Said>{`${t(`values.${method}`)}\n${chain.map((each) => `→ ${each}`).join('\n')}\n${cause}`}</Said>
  return [
    step('D4', rootCause, rootCause && <Facts of={{ occurrence: found(rootCause.occurrence), escape: found(rootCause.escape) }} />),
    step('D5', corrective, corrective && <Said>{corrective.actions.map(({ against, action, owner, dueOn }, index) => `${index + 1}. ${action} (${t(`values.${against}`)}; ${owner.name}, ${date(dueOn)})`).join('\n')}</Said>),
    step('D6', implementation, implementation && <Said>{implementation.implemented.map(({ action, implementedOn, evidence }) => `${action}. ${date(implementedOn)}: ${evidence}`).join('\n')}</Said>),
    step('D7', prevention, prevention && <Said>{[prevention.text, ...prevention.documents.map(({ document, revision, change }) => `${document} ${revision}: ${change}`)].join('\n')}</Said>),
  ]
}
