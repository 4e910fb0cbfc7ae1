package io.swarmkeeper.cli.text;

import io.swarmkeeper.contract.Asked;
import io.swarmkeeper.contract.Envelope;
import io.swarmkeeper.contract.Event.PersonChanged;
import io.swarmkeeper.contract.Person;
import io.swarmkeeper.contract.PublicKey;
import io.swarmkeeper.contract.Request;
import java.util.List;
import java.util.stream.Collectors;

/** People and their keys, as a terminal shows them. */
public final class PersonText {
  private static final int KEY_WIDTH = 11;

  private PersonText() {}

  /** Who asked, and by which key that is known: what they say of themselves stands before it. */
  public static String who(Asked asked) {
    return Fit.plain(asked.by())
        + asked.provenBy().map(key -> " (key " + shortened(key) + ")").orElse(" (not proven)");
  }

  /** Who sent a message: of a request what the planner found, not what it says itself. */
  static String sender(Envelope envelope) {
    return envelope.message() instanceof Request
        ? envelope.asked().map(PersonText::who).orElse("?")
        : Fit.plain(envelope.source());
  }

  /** Who a message says that it is from; only for where it is said that nothing is proven. */
  static String claimedSender(Envelope envelope) {
    return Fit.plain(
        envelope.message() instanceof Request request ? request.asked().by() : envelope.source());
  }

  /** What became of a person, in one sentence. */
  public static String of(PersonChanged event) {
    var person = event.person();
    return switch (event.change()) {
      case ADDED -> person.name() + " is known as " + role(person) + " by " + keys(person.keys());
      case ROTATED -> person.name() + " is known by " + keys(person.keys()) + " now";
      case REMOVED -> person.name() + " is not known any more; what is on record of them stays";
    };
  }

  /** As much of each as tells them apart. */
  public static String shortened(List<PublicKey> keys) {
    return keys.stream().map(PersonText::shortened).collect(Collectors.joining(", "));
  }

  private static String shortened(PublicKey key) {
    return Fit.to(KEY_WIDTH, key.value());
  }

  private static String role(Person person) {
    return person.role().word()
        + (person.stacks().isEmpty() ? "" : " of " + String.join(", ", person.stacks()));
  }

  private static String keys(List<PublicKey> keys) {
    return (keys.size() == 1 ? "the key " : "the keys ") + shortened(keys);
  }
}
