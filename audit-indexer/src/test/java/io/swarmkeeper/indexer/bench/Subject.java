package io.swarmkeeper.indexer.bench;

import java.io.IOException;

/** What is put through the faults: it reads the journal and writes to Elasticsearch. */
public interface Subject extends AutoCloseable {
  /** Starts it, again if it was killed. */
  void start() throws IOException;

  /** Kills it as the kernel would. */
  void kill() throws IOException;

  /** How many messages it says it could not index. */
  long reportedLost() throws IOException, InterruptedException;

  @Override
  void close() throws IOException;
}
