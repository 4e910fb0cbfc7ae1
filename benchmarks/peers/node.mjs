// NATS to Elasticsearch the usual way in Node: fetch, helpers.bulk, acknowledge. What the helper drops is reported.
import { appendFileSync } from 'node:fs';
import { Client } from '@elastic/elasticsearch';
import { ELASTICSEARCH, REPORT, batches, document } from './journal.mjs';

const client = new Client({ node: ELASTICSEARCH });
for await (const batch of batches(500)) {
  try {
    await client.helpers.bulk({
      datasource: batch.map(document),
      onDocument: one => ({ create: { _index: one.labels.target, _id: one.event.id } }),
      onDrop: ({ document: one }) => appendFileSync(REPORT, `${one.event.id}\n`),
    });
    batch.forEach(message => message.ack());
  } catch (e) {
    console.error('bulk', e.message);      // the client's own retries are used up
    batch.forEach(message => message.nak(1000));
  }
}
