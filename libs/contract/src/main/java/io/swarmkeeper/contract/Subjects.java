package io.swarmkeeper.contract;

import java.util.Locale;

/**
 * Every NATS name of one swarm: the subjects of the journal, the stream, the buckets.
 *
 * @param swarm the swarm's name: letters, digits, {@code -} or {@code _}
 */
public record Subjects(String swarm) {
  /** Refuses a name that would break a subject. */
  public Subjects {
    if (swarm == null || !swarm.matches("[A-Za-z0-9_-]{1,32}")) {
      throw new IllegalArgumentException(
          "a swarm's name has 1 to 32 letters, digits, '-' or '_': '" + swarm + "'");
    }
  }

  /** The stream that holds the journal. */
  public String stream() {
    return "KEEPER-" + swarm;
  }

  /** What the stream takes in. */
  public String journal() {
    return "keeper." + swarm + ".>";
  }

  /** State and outbox of each operation. */
  public String operationsBucket() {
    return stream() + "-operations";
  }

  /** What each stack was told to be. */
  public String revisionsBucket() {
    return stream() + "-revisions";
  }

  /** Who may change what: one operation a stack, one drain a node. */
  public String claimsBucket() {
    return stream() + "-claims";
  }

  /** What plans depended on, for as long as somebody may want to carry one out. */
  public String plansBucket() {
    return stream() + "-plans";
  }

  /** What the watchers have said, so that one that starts again knows it. */
  public String seenBucket() {
    return stream() + "-seen";
  }

  /** The end of the chain of checkpoints. */
  public String checkpointsBucket() {
    return stream() + "-checkpoints";
  }

  /** The subject of a message in the journal. */
  public String of(Message message) {
    return switch (message) {
      case Request r -> family("request") + kind(r);
      case Command.SwarmCommand c -> swarmCommands() + kind(c);
      case Command.NodeCommand c -> nodeCommands(c.nodeId()) + kind(c);
      case Outcome o -> outcome(o.command());
      case Observation o -> family("observation") + kind(o) + "." + token(o.nodeId());
      case Event e -> family("event") + kind(e);
    };
  }

  public String requests() {
    return family("request") + ">";
  }

  public String outcomes() {
    return family("outcome") + ">";
  }

  public String outcome(MessageId command) {
    return family("outcome") + token(command.value());
  }

  public String observations() {
    return family("observation") + ">";
  }

  /** What the watcher of a node says of its containers. */
  public String containerObservations(String nodeId) {
    return family("observation") + MessageType.CONTAINER_OBSERVED.kind() + "." + token(nodeId);
  }

  /** What is said of partitions of the audit record that are removed. */
  public String partitionsExpired() {
    return family("event") + MessageType.PARTITION_EXPIRED.kind();
  }

  /** The prefix of commands that any manager's executor carries out, with its final dot. */
  public String swarmCommands() {
    return family("command") + "swarm.";
  }

  /** The prefix of commands for one node's executor, with its final dot. */
  public String nodeCommands(String nodeId) {
    return family("command") + "node." + token(nodeId) + ".";
  }

  /** Where unreadable messages are parked. */
  public String deadLetters() {
    return "keeper." + swarm + ".deadletter";
  }

  /**
   * A question outside the journal, such as {@code plan}, {@code status}, {@code swarm}, {@code
   * image}.
   */
  public String query(String name) {
    return "keeperq." + swarm + ".query." + name;
  }

  /**
   * The side channel, outside the journal: {@code put} a secret's bytes, {@code registry}
   * credentials.
   */
  public String secret(String name) {
    return "keeperq." + swarm + ".secret." + name;
  }

  /** The heartbeat of one of our processes. */
  public String heartbeat(Heartbeat.Part part, String nodeId) {
    return "keeperq."
        + swarm
        + ".heartbeat."
        + part.name().toLowerCase(Locale.ROOT)
        + "."
        + token(nodeId);
  }

  /** The heartbeats of all processes of this kind. */
  public String heartbeats(Heartbeat.Part part) {
    return "keeperq." + swarm + ".heartbeat." + part.name().toLowerCase(Locale.ROOT) + ".*";
  }

  public String heartbeats() {
    return "keeperq." + swarm + ".heartbeat.>";
  }

  private String family(String name) {
    return "keeper." + swarm + "." + name + ".";
  }

  private static String kind(Message message) {
    return MessageType.of(message).kind();
  }

  private static String token(String text) {
    return text.replaceAll("[^A-Za-z0-9_/#-]", "_");
  }
}
