package io.swarmkeeper.indexer;

import io.swarmkeeper.bus.BusSettings;
import io.swarmkeeper.bus.key.NatsCredentials;
import io.swarmkeeper.bus.key.TlsFiles;
import io.swarmkeeper.indexer.checkpoint.CheckpointPace;
import io.swarmkeeper.indexer.retention.Retention;
import io.swarmkeeper.record.Partition;
import io.swarmkeeper.service.CommonSettings;
import io.swarmkeeper.service.Setting;
import io.swarmkeeper.service.SettingValues;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** What can be set of an indexer. */
record Settings(
    BusSettings nats,
    String swarm,
    String elasticsearch,
    Optional<String> apiKey,
    Optional<String> retentionKey,
    Path key,
    CheckpointPace pace,
    Optional<Path> anchorFile,
    Optional<URI> anchorWebhook,
    Optional<String> anchorToken,
    int workers,
    int batch,
    Duration ackWait,
    Retention retention,
    Duration cleanEvery,
    Duration reconcileEvery) {
  private static final Setting<String> ELASTICSEARCH =
      Setting.of(
          "keeper.elasticsearch",
          String.class,
          "http://127.0.0.1:9200",
          "URL",
          "where Elasticsearch is");
  private static final Setting<String> API_KEY =
      Setting.optional(
          "keeper.elasticsearch.api-key", String.class, "key", "our API key of Elasticsearch");
  private static final Setting<String> RETENTION_KEY =
      Setting.optional(
          "keeper.elasticsearch.retention.api-key",
          String.class,
          "key",
          "the API key that removes expired months; without one the other is tried ([indexing.md](indexing.md#rights))");
  private static final Setting<Path> KEY =
      Setting.of(
          "keeper.audit.key",
          Path.class,
          Path.of(System.getProperty("user.home"), ".swarmkeeper", "audit-key.pem"),
          "file",
          "the key that seals the record; made at the first start ([audit.md](audit.md))");
  private static final Setting<Integer> CHECKPOINT_EVERY =
      Setting.count(
          "keeper.audit.checkpoint.every", 1000, "entries", "how many make a range to be sealed");
  private static final Setting<Duration> CHECKPOINT_AFTER =
      Setting.time(
          "keeper.audit.checkpoint.after",
          Duration.ofMinutes(10),
          "how long the first entry of a range waits for the others");
  private static final Setting<Path> ANCHOR_FILE =
      Setting.optional(
          "keeper.audit.anchor.file",
          Path.class,
          "file",
          "each checkpoint's hash is appended here ([audit.md](audit.md#anchors))");
  private static final Setting<URI> ANCHOR_WEBHOOK =
      Setting.optional(
          "keeper.audit.anchor.webhook",
          URI.class,
          "URL",
          "each checkpoint's hash is sent here by POST");
  private static final Setting<String> ANCHOR_TOKEN =
      Setting.optional(
          "keeper.audit.anchor.webhook.token", String.class, "token", "sent with it, as Bearer");
  private static final Setting<Integer> WORKERS =
      Setting.count("keeper.audit.workers", 2, "batches", "how many are on their way at once");
  private static final Setting<Integer> BATCH =
      Setting.count("keeper.audit.batch", 1000, "messages", "how many a batch has at most");
  private static final Setting<Duration> ACK_WAIT =
      Setting.time(
          "keeper.audit.ack.wait",
          Duration.ofSeconds(30),
          "how long after the death of an indexer its batches go to another");
  private static final Setting<Integer> MONTHS =
      Setting.count(
          "keeper.audit.months",
          13,
          "months",
          "for how many requests, commands, outcomes and events are kept");
  private static final Setting<Integer> MONTHS_HEALTH =
      Setting.count("keeper.audit.months.health", 3, "months", "for how many health is kept");
  private static final Setting<Integer> MONTHS_DEADLETTER =
      Setting.count(
          "keeper.audit.months.deadletter", 13, "months", "for how many dead letters are kept");
  private static final Setting<Duration> CLEAN_EVERY =
      Setting.time(
          "keeper.audit.clean.every",
          Duration.ofHours(6),
          "how often expired months are looked for");
  private static final Setting<Duration> RECONCILE_EVERY =
      Setting.time(
          "keeper.audit.reconcile.every",
          Duration.ofHours(1),
          "how often the journal is compared with the record");

  static Settings of(SettingValues values) {
    return new Settings(
        new BusSettings(
            CommonSettings.NATS.in(values),
            NatsCredentials.named(CommonSettings.CREDENTIALS.ifGiven(values)),
            "audit-indexer",
            new TlsFiles(
                    CommonSettings.NATS_CA.ifGiven(values),
                    CommonSettings.NATS_CERT.ifGiven(values),
                    CommonSettings.NATS_KEY.ifGiven(values))
                .context(),
            CommonSettings.unpackedMost(values)),
        CommonSettings.SWARM.in(values),
        ELASTICSEARCH.in(values),
        API_KEY.ifGiven(values),
        RETENTION_KEY.ifGiven(values),
        KEY.in(values),
        new CheckpointPace(CHECKPOINT_EVERY.in(values), CHECKPOINT_AFTER.in(values)),
        ANCHOR_FILE.ifGiven(values),
        ANCHOR_WEBHOOK.ifGiven(values),
        ANCHOR_TOKEN.ifGiven(values),
        WORKERS.in(values),
        BATCH.in(values),
        ACK_WAIT.in(values),
        new Retention(
            Map.of(
                Partition.AUDIT, MONTHS.in(values),
                Partition.HEALTH, MONTHS_HEALTH.in(values),
                Partition.DEADLETTER, MONTHS_DEADLETTER.in(values))),
        CLEAN_EVERY.in(values),
        RECONCILE_EVERY.in(values));
  }
}
