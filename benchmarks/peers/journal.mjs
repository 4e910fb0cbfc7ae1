// What both peers share: the journal read in batches, and a message as a document. The document has the peer's own id and
// target; the fields are those by which the bench counts.
import { connect, AckPolicy, nanos } from 'nats';

export const { NATS, SWARM, ELASTICSEARCH, REPORT } = process.env;

export async function* batches(size) {
  const nc = await connect({ servers: NATS, maxReconnectAttempts: -1, reconnectTimeWait: 250 });
  const jsm = await nc.jetstreamManager();
  await jsm.consumers.add(`KEEPER-${SWARM}`, {
    durable_name: 'peer', ack_policy: AckPolicy.Explicit, ack_wait: nanos(5000), max_ack_pending: 8 * size,
    filter_subject: `keeper.${SWARM}.>`,
  });
  const consumer = await nc.jetstream().consumers.get(`KEEPER-${SWARM}`, 'peer');
  while (true) {
    const batch = [];
    try {
      for await (const message of await consumer.fetch({ max_messages: size, expires: 1000 })) batch.push(message);
    } catch (e) {
      console.error('fetch', e.message);   // NATS is away
      await new Promise(done => setTimeout(done, 250));
    }
    if (batch.length) yield batch;
  }
}

export function document(message) {
  const event = JSON.parse(message.string());
  const [year, month] = event.time.split('-');
  const dataset = event.type.includes('.container.') ? 'health' : 'audit';
  return {
    '@timestamp': event.time,
    event: { id: event.id, sequence: message.seq, original: message.string() },
    keeper: { stream: { name: `KEEPER-${SWARM}` } },
    labels: { target: `logs-keeper.${dataset}-${SWARM.replaceAll('-', '_').toLowerCase()}.${year}.${month}` },
  };
}
