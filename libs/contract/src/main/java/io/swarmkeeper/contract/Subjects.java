package io.swarmkeeper.contract;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Every NATS name of one swarm: the subjects of the journal, the stream, the buckets.
 *
 * @param swarm the swarm's name: letters, digits, {@code -} or {@code _}
 */
public record Subjects(String swarm) {
  private static final Pattern SWARM = Pattern.compile("[A-Za-z0-9_-]{1,32}");
  private static final String REQUEST = "request";
  private static final String TAKEN = "taken";

  /** Refuses a name that would break a subject. */
  public Subjects {
    if (swarm == null || !SWARM.matcher(swarm).matches()) {
      throw new IllegalArgumentException(
          "a swarm's name has 1 to 32 letters, digits, '-' or '_': '" + swarm + "'");
    }
  }

  /** The stream that holds the journal. */
  public String stream() {
    return "KEEPER-" + swarm;
  }

  /** What the journal's stream takes in; who may publish what, docs/roles.md says. */
  public List<String> journal() {
    return List.of(
        family(TAKEN) + ">",
        family("command") + ">",
        family("outcome") + ">",
        family("observation") + ">",
        family("event") + ">",
        deadLetters());
  }

  /** The stream where requests wait until the planner takes them up. */
  public String requestStream() {
    return stream() + "-REQUESTS";
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

  /** Who the people are, as installers have said. */
  public String peopleBucket() {
    return stream() + "-people";
  }

  /** The end of the chain of checkpoints. */
  public String checkpointsBucket() {
    return stream() + "-checkpoints";
  }

  /**
   * The one subject on which a message is published: its sender, and what it is about, are tokens
   * of it, so that NATS' permissions bind both.
   */
  public String of(Message message) {
    return switch (message) {
      case Request r -> family(REQUEST) + asked(r);
      case Command.SwarmCommand c -> swarmCommands() + kind(c);
      case Command.NodeCommand c -> nodeCommands(c.nodeId()) + kind(c);
      case Outcome o -> family("outcome") + token(o.nodeId()) + "." + token(o.command().value());
      case Observation o -> family("observation") + kind(o) + "." + token(o.nodeId());
      case Event e -> family("event") + MessageType.of(e).sender() + "." + kind(e);
    };
  }

  /** Where it stands in the journal: the same, but for requests, which wait elsewhere before. */
  public String inJournal(Message message) {
    return message instanceof Request r ? family(TAKEN) + asked(r) : of(message);
  }

  private static String asked(Request request) {
    return token(request.asked().by()) + "." + token(request.about()) + "." + kind(request);
  }

  /**
   * Whether a message of the journal stands where only its sender could put it. Nothing that it
   * says is believed otherwise.
   *
   * @throws UnreadableMessage if it does not, with a sentence for the dead letter
   */
  public void bind(String subject, Envelope envelope) throws UnreadableMessage {
    bound(subject, inJournal(envelope.message()), envelope);
  }

  /** The same for what waits in the stream of requests. */
  public void bindRequest(String subject, Envelope envelope) throws UnreadableMessage {
    bound(subject, of(envelope.message()), envelope);
  }

  private static void bound(String subject, String right, Envelope envelope)
      throws UnreadableMessage {
    if (!subject.equals(right)) {
      throw new UnreadableMessage(
          "on a wrong subject: what it says belongs on " + right + ", not on " + subject);
    }
    var type = MessageType.of(envelope.message());
    if (!type.mayBeFrom(envelope.source())) {
      throw new UnreadableMessage(
          "a message of type %s is from keeper/%s, not from '%s'"
              .formatted(type.wireName(), type.sender(), envelope.source()));
    }
  }

  /** Requests as they wait for the planner. */
  public String requests() {
    return family(REQUEST) + ">";
  }

  /** Those of one verb. */
  public String requests(String verb) {
    return family(REQUEST) + "*.*." + verb;
  }

  /** Requests that the planner has taken up, as their senders signed them. */
  public String taken() {
    return family(TAKEN) + ">";
  }

  public String outcomes() {
    return family("outcome") + ">";
  }

  /** What became of a command, whichever node's executor says it. */
  public String outcome(MessageId command) {
    return family("outcome") + "*." + token(command.value());
  }

  /** What our programs say to everybody; nothing else is believed of them. */
  public String events() {
    return family("event") + ">";
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
    return family("event")
        + MessageType.PARTITION_EXPIRED.sender()
        + "."
        + MessageType.PARTITION_EXPIRED.kind();
  }

  /** The checkpoints of the audit record. */
  public String checkpointsMade() {
    return family("event")
        + MessageType.CHECKPOINT_MADE.sender()
        + "."
        + MessageType.CHECKPOINT_MADE.kind();
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
   * The side channel to one node's executor, outside the journal: {@code put} a secret's bytes,
   * {@code registry} credentials.
   */
  public String secret(String name, String nodeId) {
    return "keeperq." + swarm + ".secret." + name + "." + token(nodeId);
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

  String family(String name) {
    return "keeper." + swarm + "." + name + ".";
  }

  private static String kind(Message message) {
    return MessageType.of(message).kind();
  }

  /** Asked for every message that is indexed, so most are found clean without a copy. */
  static String token(String text) {
    var at = 0;
    while (at < text.length() && plain(text.charAt(at))) {
      at++;
    }
    if (at == text.length()) {
      return text;
    }
    var token = text.toCharArray();
    for (; at < token.length; at++) {
      token[at] = plain(token[at]) ? token[at] : '_';
    }
    return new String(token);
  }

  private static boolean plain(char c) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || (c >= '0' && c <= '9')
        || c == '_'
        || c == '/'
        || c == '#'
        || c == '-';
  }
}
