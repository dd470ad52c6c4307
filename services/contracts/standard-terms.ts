import { setting } from '#shared/kernel/setting.ts'
import { usualTerms } from './domain/standard-terms.ts'
import { StandardTerms } from './standard-terms-view.ts'

export const standardTerms = setting<StandardTerms>({ kind: 'standardTerms', schema: StandardTerms, id: (terms) => terms.standardTermsId, unset: usualTerms })
