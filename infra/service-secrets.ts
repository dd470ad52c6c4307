import { Secret } from 'aws-cdk-lib/aws-secretsmanager'
import { Construct } from 'constructs'
import type { Manifest } from '#shared/kernel/service.ts'
import { acknowledge } from './checks.ts'
import { kept } from './kept.ts'
import type { ServiceNames } from './names.ts'
import type { Stage } from './stages.ts'

/** The service's secrets by their name in the manifest. Each begins as chance that nobody knows: an endpoint nobody has set up is shut. */
export const serviceSecrets = (scope: Construct, stage: Stage, names: ServiceNames, manifest: Manifest): ReadonlyMap<string, Secret> => {
  const within = new Construct(scope, 'Secrets')
  acknowledge(within, 'AwsSolutions-SMG4', 'The page marker key protects nothing that outlives a page; a webhook secret is the partner\'s to change, and is pasted here then.')
  return new Map(manifest.secrets.map((name) => [name, new Secret(within, name, {
    secretName: `${names.secretPrefix}${name}`,
    description: described(manifest, name),
    generateSecretString: { passwordLength: 64, excludePunctuation: true },
    removalPolicy: kept(stage),
  })]))
}

const described = ({ contract }: Manifest, name: string): string => {
  const route = Object.values(contract.routes).find(({ scheme }) => scheme?.secret === name)
  if (!route?.scheme) return 'Seals the page markers of lists. Made by chance; nothing to put in.'
  return `Signing secret (${route.scheme.kind}) of the partner that calls ${route.method} ${route.path}. Put in the one the partner shows for that endpoint.`
}
