import { addressAt, type PersonalData } from '#shared/kernel/personal.ts'
import { commercialYears } from '#shared/vocabulary/retention.ts'

const signer = 'signatures[party=customer].signer'

/**
 * Until the retention period ends a signature is evidence and all of it is kept. Then the signer, the typed name and the network address go, and
 * with them the signed document itself; that both parties signed, when, and the document's hash stay.
 */
export const personal: PersonalData = {
  keepYears: commercialYears,
  things: {
    ctr: {
      running: ['Draft', 'OutForSignature', 'PartiallySigned', 'Signed', 'Active'],
      people: ['subject.approver', signer, `amendments[].${signer}`],
      texts: [
        ...addressAt('subject.customerAddress'),
        ...['signatures', 'amendments[].signatures'].flatMap((path) => [`${path}[party=customer].typedName`, `${path}[party=customer].address`]),
      ],
      files: ['document.documentHash', 'amendments[].document.documentHash', 'pin.planHash'],
    },
  },
  own: [{ index: 'byCustomer', prefix: 'notice#' }, { index: 'byCustomer', prefix: 'noticeChoices#' }],
  events: { CustomerSigned: { people: ['data.signer'] }, AmendmentSignedByCustomer: { people: ['data.signer'] } },
}
