package io.swarmkeeper.indexer;

import io.swarmkeeper.indexer.checkpoint.Pace;
import io.swarmkeeper.indexer.retention.Retention;
import io.swarmkeeper.record.Partition;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;

/**
 * What can be set, as {@code keeper.…} or {@code KEEPER_…}; application.properties has the
 * defaults.
 *
 * @param workers how many batches are on their way at once
 * @param batch how many messages a batch has at most
 * @param ackWait how long after an indexer's death its batch goes to another
 * @param reconcileEvery how often journal and record are compared
 * @param cleanEvery how often expired partitions are looked for
 * @param key the file of the key that seals the journal
 * @param pace when a range of the journal is sealed
 */
record Settings(
    String swarm,
    String nats,
    Optional<Path> credentials,
    String elasticsearch,
    Optional<String> apiKey,
    int workers,
    int batch,
    Duration ackWait,
    Duration reconcileEvery,
    Duration cleanEvery,
    Retention retention,
    Path key,
    Pace pace) {

  static Settings of(Config config) {
    return new Settings(
        config.getValue("keeper.swarm", String.class),
        config.getValue("keeper.nats", String.class),
        config.getOptionalValue("keeper.creds", Path.class),
        config.getValue("keeper.elasticsearch", String.class),
        config.getOptionalValue("keeper.elasticsearch.api-key", String.class),
        atLeastOne(config, "keeper.audit.workers"),
        atLeastOne(config, "keeper.audit.batch"),
        config.getValue("keeper.audit.ack.wait", Duration.class),
        config.getValue("keeper.audit.reconcile.every", Duration.class),
        config.getValue("keeper.audit.clean.every", Duration.class),
        new Retention(
            Map.of(
                Partition.AUDIT, atLeastOne(config, "keeper.audit.months"),
                Partition.HEALTH, atLeastOne(config, "keeper.audit.months.health"),
                Partition.DEADLETTER, atLeastOne(config, "keeper.audit.months.deadletter"))),
        config.getValue("keeper.audit.key", Path.class),
        new Pace(
            atLeastOne(config, "keeper.audit.checkpoint.every"),
            config.getValue("keeper.audit.checkpoint.after", Duration.class)));
  }

  private static int atLeastOne(Config config, String name) {
    var value = config.getValue(name, Integer.class);
    if (value < 1) {
      throw new IllegalArgumentException(name + " must be 1 at least, not " + value);
    }
    return value;
  }
}
