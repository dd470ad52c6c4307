import { Validations } from 'aws-cdk-lib'
import { AwsSolutionsChecks, ServerlessChecks } from 'cdk-nag'
import type { IConstruct } from 'constructs'

/** cdk-nag's packs, run by every synthesis: a finding that is neither mended nor acknowledged fails it. */
export const check = (scope: IConstruct): void => {
  Validations.of(scope).addPlugins(new AwsSolutionsChecks(scope), new ServerlessChecks(scope))
}

/** Says beside a construct why a finding on it is right as it is. */
export const acknowledge = (construct: IConstruct, id: string, reason: string): void => {
  Validations.of(construct).acknowledge({ id, reason })
}
