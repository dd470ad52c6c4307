// Stands in for the geometry process: does what the file says, so that the tests can make it hang, die, lie or grow.
const act = {
  hang: () => {
    for (;;);
  },
  die: () => process.exit(3),
  abort: () => process.abort(),
  overgrow: () => process.kill(process.pid, 'SIGKILL'),
  lie: () => process.send({ kind: 'measured', measurement: { solids: [{ volumeMm3: Number.NaN }] } }),
  exhaust: () => process.send({ kind: 'failed', outOfMemory: true, message: 'trap' }),
  grow: () => process.send({ kind: 'unreadable', message: `${process.pid}`, memoryBytes: 2e9 }),
  environment: () => process.send({ kind: 'unreadable', message: JSON.stringify(Object.keys(process.env)), memoryBytes: 1 }),
  answer: () => process.send({ kind: 'unreadable', message: `${process.pid}`, memoryBytes: 1 }),
}

process.on('message', ({ bytes }) => act[Buffer.from(bytes).toString()]())
process.on('disconnect', () => process.exit(0))
