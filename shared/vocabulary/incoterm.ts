import * as z from 'zod'

/** Incoterms 2020 (ICC): seven for any mode, four for sea and inland waterway only. */
export const Incoterm = z.enum(['EXW', 'FCA', 'CPT', 'CIP', 'DAP', 'DPU', 'DDP', 'FAS', 'FOB', 'CFR', 'CIF'])
export type Incoterm = z.infer<typeof Incoterm>
