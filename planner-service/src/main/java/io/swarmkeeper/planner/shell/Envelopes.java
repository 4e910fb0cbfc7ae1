package io.swarmkeeper.planner.shell;

import io.swarmkeeper.contract.Envelope;
import io.swarmkeeper.contract.Event.RequestRefused;
import io.swarmkeeper.contract.Finding;
import io.swarmkeeper.contract.Message;
import io.swarmkeeper.contract.MessageId;
import io.swarmkeeper.contract.MessageType;
import io.swarmkeeper.contract.Request;
import io.swarmkeeper.planner.admission.Admission;
import io.swarmkeeper.planner.operation.Action;
import io.swarmkeeper.planner.operation.Header;
import io.swarmkeeper.planner.operation.Operation;
import io.swarmkeeper.planner.store.StoredOperation;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The messages that decisions become, each with an id that is the same after any crash. */
final class Envelopes {
  private Envelopes() {}

  /** The next state, with these actions in its outbox. */
  static StoredOperation after(
      StoredOperation stored,
      Operation next,
      List<Action> actions,
      MessageId causedBy,
      Instant now) {
    var header = next.header();
    var envelopes = new ArrayList<Envelope>();
    int announced = stored.announced();
    for (var action : actions) {
      envelopes.add(
          switch (action) {
            case Action.Send(var command) ->
                envelope(header, command.step().commandId(), command, causedBy, now);
            case Action.Announce(var event) ->
                envelope(header, eventId(header, ++announced), event, causedBy, now);
            case Action.Ask(var id, var request) ->
                Envelope.of(id, Operations.SOURCE, now, request)
                    .within(Optional.of(header.id()), Optional.of(causedBy));
          });
    }
    return stored.next(next, announced, envelopes);
  }

  /** The id of an operation's event of this number. */
  static MessageId eventId(Header header, int number) {
    var secret = header.nonce().isEmpty() ? "" : "." + header.nonce();
    return new MessageId(header.id() + secret + "/event/" + number);
  }

  private static Envelope envelope(
      Header header, MessageId id, Message message, MessageId causedBy, Instant now) {
    return new Envelope(
        id,
        Operations.SOURCE,
        now,
        Optional.of(causedBy),
        Optional.of(header.id()),
        Optional.of(header.asked()),
        message,
        header.parent());
  }

  /** What whoever sent this request hears when it is refused. */
  static Envelope refusal(Envelope envelope, List<Finding> why, Instant now) {
    var request = (Request) envelope.message();
    var verb = MessageType.of(request).kind();
    return envelope.causes(
        new MessageId(envelope.id() + "/refused"),
        Operations.SOURCE,
        now,
        new RequestRefused(verb, Admission.target(request), why));
  }
}
