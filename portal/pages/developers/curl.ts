import type { Route } from '#shared/kernel/contract.ts'

/** A text as one word of a shell. */
const quoted = (text: string): string => `'${text.replaceAll("'", String.raw`'\''`)}'`

/** `{name}` of a path as a shell's variable. */
const addressOf = (route: Route, base: string): string => `"${base}${route.path.replaceAll(/\{(\w+)\}/g, '$$$1')}"`

/**
 * A route's request for a shell (`curl`, and `openssl` where it is signed): variables stand for what only the caller knows. A webhook is signed as its partner
 * does it; its secret is the variable with the secret's name.
 */
export const requestOf = (route: Route, base: string): string => {
  const body = JSON.stringify(route.example ?? {})
  switch (route.kind) {
    case 'query': return called(route, base, [token])
    case 'creation': return called(route, base, [token, key, json], quoted(body))
    case 'command': return called(route, base, [token, key, `-H 'If-Match: "1"'`, json], quoted(body))
    case 'webhook': return signed(route, base, body)
  }
}

const token = '-H "Authorization: Bearer $TOKEN"'
const key = '-H "Idempotency-Key: $(uuidgen)"'
const json = "-H 'Content-Type: application/json'"

const called = (route: Route, base: string, headers: readonly string[], body?: string): string =>
  [`curl -X ${route.method} ${addressOf(route, base)}`, ...headers, ...(body === undefined ? [] : [`--data-raw ${body}`])].join(' \\\n  ')

const signed = (route: Route, base: string, body: string): string => {
  const { kind = 'stripe', secret = 'SECRET' } = route.scheme ?? {}
  const hmac = `openssl dgst -sha256 -hmac "$${secret}" | sed 's/^.* //'`
  const [lines, header] = kind === 'stripe'
    ? [['TIME=$(date +%s)', `SIGNATURE=$(printf '%s.%s' "$TIME" "$BODY" | ${hmac})`], 'Stripe-Signature: t=$TIME,v1=$SIGNATURE']
    : [[`SIGNATURE=$(printf '%s' "$BODY" | ${hmac})`], 'X-Hmac-Signature: hmac-sha256-hex=$SIGNATURE']
  return [`BODY=${quoted(body)}`, ...lines, called(route, base, [`-H "${header}"`, json], '"$BODY"')].join('\n')
}
