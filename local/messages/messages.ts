import en from './en.json' with { type: 'json' }
import te from './te.json' with { type: 'json' }

export const messages = { en, te }
