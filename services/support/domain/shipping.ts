/** A shipment as order and lot both keep it. Heard of its delivery first, when it left may still be unknown. */
type Kept = { readonly shipmentId: string } & ({ readonly status: 'Shipped'; readonly dispatchedAt: string } | { readonly status: 'Delivered'; readonly dispatchedAt?: string | undefined; readonly deliveredAt: string })

/** Undefined when this is nothing new. */
export const shipped = <S extends Kept>(all: readonly S[], shipmentId: string, make: (known: S | undefined) => S): S[] | undefined => {
  const known = all.find((each) => each.shipmentId === shipmentId)
  return known?.dispatchedAt === undefined ? replaced(all, make(known)) : undefined
}

export const delivered = <S extends Kept>(all: readonly S[], shipmentId: string, make: (known: S | undefined) => S): S[] | undefined => {
  const known = all.find((each) => each.shipmentId === shipmentId)
  return known?.status === 'Delivered' ? undefined : replaced(all, make(known))
}

/** Sorted by shipment, so that the order of messages leaves no trace. */
const replaced = <S extends Kept>(all: readonly S[], one: S): S[] =>
  [...all.filter(({ shipmentId }) => shipmentId !== one.shipmentId), one].toSorted((a, b) => (a.shipmentId < b.shipmentId ? -1 : 1))
