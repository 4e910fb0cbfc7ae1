package io.swarmkeeper.cli.text;

import io.swarmkeeper.contract.Envelope;
import io.swarmkeeper.contract.Event.Evidence;
import io.swarmkeeper.contract.Message;
import io.swarmkeeper.contract.MessageType;
import io.swarmkeeper.wording.EvidenceWording;
import io.swarmkeeper.wording.Wording;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/** Messages as a terminal shows them: on one line, without what could steer it. */
public final class MessageText {
  private MessageText() {}

  /** A whole line: when, who, what kind, what it says. */
  public static String line(Envelope envelope) {
    return line(envelope, PersonText.sender(envelope), "");
  }

  /** The same of what an earlier version wrote: it stands before all that the message says. */
  public static String earlierLine(Envelope envelope) {
    return line(envelope, PersonText.claimedSender(envelope), "(earlier contract, not proven) ");
  }

  private static String line(Envelope envelope, String who, String mark) {
    return "%s  %-24s  %-24s  %s%s"
        .formatted(
            envelope.time().truncatedTo(ChronoUnit.MILLIS),
            who,
            MessageType.of(envelope.message()).kind(),
            mark,
            of(envelope.message()));
  }

  public static String of(Message message) {
    return Fit.plain(Wording.of(message).line());
  }

  /** Evidence, most telling first, as indented lines. */
  public static List<String> of(List<Evidence> evidence) {
    return evidence.stream().flatMap(e -> of(e).stream()).toList();
  }

  private static List<String> of(Evidence e) {
    var lines = new ArrayList<String>();
    lines.add("  " + EvidenceWording.head(e) + ": " + Fit.plain(e.what()));
    e.output().ifPresent(output -> lines.addAll(Fit.quote("    | ", output)));
    return lines;
  }
}
