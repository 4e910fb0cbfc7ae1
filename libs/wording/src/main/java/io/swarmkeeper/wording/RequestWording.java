package io.swarmkeeper.wording;

import static java.util.stream.Collectors.joining;

import io.swarmkeeper.contract.MessageType;
import io.swarmkeeper.contract.Request;
import io.swarmkeeper.contract.Request.StackFile;

/** What a person or program asks for; who asks stands before the line and in the sentence. */
final class RequestWording {
  private RequestWording() {}

  static Wording of(Request request) {
    return switch (request) {
      case Request.Deploy r -> deploy(r);
      case Request.Rollback r -> rollback(r);
      case Request.Drain r -> node(r, r.node(), "drain node %s", "drain node %s");
      case Request.Activate r -> node(r, r.node(), "activate node %s", "let node %s take tasks");
      case Request.Pause r -> steers(r, "pause", r.target().value());
      case Request.Resume r -> steers(r, "resume", r.target().value());
      case Request.Abort r -> steers(r, "abort", r.target().value());
      case Request.AddPerson r -> people(r, "take in %s as " + r.person().role().word());
      case Request.RotateKey r -> people(r, "know %s by another key");
      case Request.RemovePerson r -> people(r, "take out %s");
    };
  }

  /** The record keeps the names of the files with the message itself. */
  private static Wording deploy(Request.Deploy r) {
    var files = r.source().files().stream().map(StackFile::name).collect(joining(", "));
    return asks(r, "deploy " + r.stack() + " from " + files, "deploy stack " + r.stack())
        .of("stack", r.stack());
  }

  private static Wording rollback(Request.Rollback r) {
    var revision = r.toRevision().map(number -> "revision " + number);
    return asks(
            r,
            "bring " + r.stack() + " back to " + revision.orElse("the revision before"),
            "bring stack " + r.stack() + " back" + revision.map(to -> " to " + to).orElse(""))
        .of("stack", r.stack());
  }

  private static Wording people(Request.PeopleRequest r, String what) {
    var said = what.formatted(r.about());
    return asks(r, said, said).of("person", r.about());
  }

  private static Wording steers(Request r, String verb, String operation) {
    return asks(r, verb + " " + operation, verb + " operation " + operation);
  }

  /** The line has keeper's verb, the sentence what it does. */
  private static Wording node(Request r, String node, String inJournal, String inRecord) {
    return asks(r, inJournal.formatted(node), inRecord.formatted(node)).of("node", node);
  }

  private static Wording asks(Request r, String inJournal, String inRecord) {
    var why = ": " + r.asked().reason();
    var ticket = r.asked().ticket().map(id -> " (" + id + ")").orElse("");
    return Wording.unknown(MessageType.of(r).kind() + "-requested")
        .inJournal(() -> "asks to " + inJournal + why)
        .inRecord(() -> r.asked().by() + " asks to " + inRecord + why + ticket);
  }
}
