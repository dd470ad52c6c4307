/** Where on a device the queue of a person is kept: this and their id. */
export const queues = 'throughline.terminal.queue.'
