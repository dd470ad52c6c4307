/** Permissions that no call of the run used, and why they are there all the same. */
export const justified: readonly { readonly functions: RegExp; readonly action: string; readonly why: string }[] = [
  { functions: /-relay$/, action: 'sqs:SendMessage', why: 'Lambda puts records there that the relay could not publish in all its tries.' },
  {
    functions: /-(quoting-measure-document|contracts-http|contracts-render-contract)$/, action: 's3:ListBucket',
    why: 'S3 says of a file that is gone that it is not there, and only to whoever may list; to anybody else it says "forbidden", which would look like a fault of the deployment.',
  },
]
