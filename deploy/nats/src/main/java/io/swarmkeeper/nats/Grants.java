package io.swarmkeeper.nats;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Collects permissions in the words of the table of roles. What the words cost in JetStream's
 * subjects was read off a server's trace of our programs, and the matrix test holds it.
 */
final class Grants {
  private static final String API = "$JS.API.";
  private final Set<String> publish = new LinkedHashSet<>();
  private final Set<String> never = new LinkedHashSet<>();
  private final Set<String> subscribe = new LinkedHashSet<>();
  private boolean answers;

  Grants publish(String... subjects) {
    publish.addAll(List.of(subjects));
    return this;
  }

  Grants subscribe(String... subjects) {
    subscribe.addAll(List.of(subjects));
    return this;
  }

  /** Refuses what one of the wildcards would allow. */
  Grants never(String... subjects) {
    never.addAll(List.of(subjects));
    return this;
  }

  /** Answers questions, wherever the asker wants the answer. */
  Grants answers(String... subjects) {
    answers = true;
    return subscribe(subjects);
  }

  /** Sees which streams and buckets are there. */
  Grants looksForStreams() {
    return publish(API + "STREAM.NAMES");
  }

  /** Makes a stream, and brings it to what we want. */
  Grants makes(String stream) {
    return publish(API + "STREAM.CREATE." + stream, API + "STREAM.UPDATE." + stream);
  }

  Grants makesBucket(String bucket) {
    return publish(
        API + "STREAM.CREATE.KV_" + bucket, API + "STREAM.CREATE.OBJ_" + bucket + "-large");
  }

  /** Reads any message of a stream, by its sequence or as the last on its subject. */
  Grants readsBySequence(String stream) {
    return publish(API + "STREAM.MSG.GET." + stream);
  }

  /** Reads what a durable consumer of this name hands out. */
  Grants consumes(String stream, String durable, String filter) {
    return publish(
        API + "STREAM.INFO." + stream,
        API
            + "CONSUMER.CREATE."
            + stream
            + "."
            + durable
            + (filter.equals(">") ? "" : "." + filter),
        API + "CONSUMER.MSG.NEXT." + stream + "." + durable,
        API + "CONSUMER.INFO." + stream + "." + durable,
        "$JS.ACK." + stream + "." + durable + ".>");
  }

  /** Reads a part of a stream, or all of it, through consumers with names of chance. */
  Grants follows(String stream, String filter) {
    return publish(
        API + "STREAM.INFO." + stream,
        API + "CONSUMER.CREATE." + stream + ".*" + (filter.equals(">") ? "" : "." + filter),
        API + "CONSUMER.MSG.NEXT." + stream + ".*",
        API + "CONSUMER.INFO." + stream + ".*");
  }

  /** Takes back a consumer with a name of chance. */
  Grants endsConsumers(String stream) {
    return publish(API + "CONSUMER.DELETE." + stream + ".*");
  }

  /** Whatever is allowed under a name of chance, this consumer is left alone. */
  Grants leavesAlone(String stream, String durable) {
    for (var verb : List.of("CREATE.", "MSG.NEXT.", "DELETE.")) {
      never.add(API + "CONSUMER." + verb + stream + "." + durable);
    }
    never.add(API + "CONSUMER.CREATE." + stream + "." + durable + ".>");
    never.add("$JS.ACK." + stream + "." + durable + ".>");
    return this;
  }

  /** Reads values by their keys, the large ones too. */
  Grants reads(String bucket) {
    var large = "OBJ_" + bucket + "-large";
    return publish(
        API + "STREAM.INFO.KV_" + bucket,
        API + "DIRECT.GET.KV_" + bucket + ".$KV." + bucket + ".>",
        API + "DIRECT.GET." + large + ".$O." + bucket + "-large.M.*",
        API + "CONSUMER.CREATE." + large + ".*.$O." + bucket + "-large.C.*",
        "$JS.FC." + large + ".>");
  }

  /** Reads which keys there are. */
  Grants lists(String bucket) {
    return publish(
        API + "CONSUMER.CREATE.KV_" + bucket + ".*.$KV." + bucket + ".>",
        API + "CONSUMER.INFO.KV_" + bucket + ".*",
        "$JS.FC.KV_" + bucket + ".>");
  }

  /**
   * Writes and removes values under these keys. A large one that is replaced is purged from where
   * the large ones are, and nowhere else.
   */
  Grants writes(String bucket, String keys) {
    return publish(
        "$KV." + bucket + "." + keys,
        "$O." + bucket + "-large.C.*",
        "$O." + bucket + "-large.M.*",
        API + "STREAM.PURGE.OBJ_" + bucket + "-large");
  }

  Permissions permissions() {
    return new Permissions(
        List.copyOf(publish), List.copyOf(never), List.copyOf(subscribe), answers);
  }
}
