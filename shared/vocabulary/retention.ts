/**
 * How long records of an order are kept after the last thing that happened to it, in years. Ten covers commercial and tax law in the European Union's
 * member states (six to ten years for letters, vouchers and contracts) and what aerospace customers commonly ask of quality records. A shop whose
 * contracts or law ask for more changes it here. [K]
 */
export const commercialYears = 10
