// Who hears of events. Each comes at least once: what is sent twice says the same, under the event's own id.

/**
 * Writes to buyers until the subscription ends.
 *
 * @param {import('vendra').Subscription} events
 * @param {(id: string, text: string) => Promise<void> | void} send
 */
export async function mail(events, send) {
  for await (const event of events) {
    try {
      if (event.type === 'vendra.order.placed') await send(event.id, `Your order ${event.subject} is placed.`);
    } catch (error) {
      events.failed(error); // it comes again, later each time
    }
  }
}
