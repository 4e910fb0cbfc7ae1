package io.swarmkeeper.indexer.checkpoint;

import io.swarmkeeper.record.checkpoint.Signer;
import java.io.IOException;
import java.util.Optional;

/** The keys of this indexer. */
public interface Keys {
  /** The key that signs; made when there is none. */
  Signer present() throws IOException;

  /** A key that is to take its place, if somebody has laid one beside it. */
  Optional<Signer> next() throws IOException;

  /** The next key is the present one from now on; the old one is kept aside. */
  void takeOver() throws IOException;
}
