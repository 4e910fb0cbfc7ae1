package io.swarmkeeper.record;

import io.swarmkeeper.contract.Asked;
import io.swarmkeeper.contract.Command;
import io.swarmkeeper.contract.Envelope;
import io.swarmkeeper.contract.Event;
import io.swarmkeeper.contract.Message;
import io.swarmkeeper.contract.Observation;
import io.swarmkeeper.contract.OperationId;
import io.swarmkeeper.contract.Outcome;
import io.swarmkeeper.contract.PublicKey;
import io.swarmkeeper.contract.Request;
import io.swarmkeeper.contract.UnreadableMessage;
import io.swarmkeeper.contract.Verdict;
import io.swarmkeeper.contract.Wire;
import io.swarmkeeper.contract.mask.Mask;
import io.swarmkeeper.journal.EntryReading;
import io.swarmkeeper.journal.TraceContext;
import io.swarmkeeper.record.checkpoint.ProofHeaders;
import io.swarmkeeper.record.checkpoint.RecordedText;
import io.swarmkeeper.record.checkpoint.Sha256;
import io.swarmkeeper.wording.Wording;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/**
 * A message of the journal as a document of the audit record: who, what, where, why, with what
 * outcome, and what it belongs to. Pure: the same message is the same document.
 */
public final class EcsMapping {
  static final String ECS = "9.4.0";

  /** Of this mapping: another one for each change of what an entry of the journal becomes. */
  public static final String VERSION = "5";

  private static final String AGENT = "audit-indexer";

  private EcsMapping() {}

  /**
   * The document of one entry of the journal.
   *
   * @throws UnreadableMessage if it is none of ours, stands on a wrong subject, or lacks what a
   *     record needs: it belongs into a dead letter
   */
  public static EcsDocument of(Origin origin) throws UnreadableMessage {
    try {
      return document(origin);
    } catch (RuntimeException | StackOverflowError e) {
      // One message that we did not foresee must not hold up all that come after it.
      throw new UnreadableMessage("cannot be made a document: " + e, e);
    }
  }

  private static EcsDocument document(Origin origin) throws UnreadableMessage {
    var delivery = origin.delivery();
    var envelope = EntryReading.envelope(delivery, origin.subjects());
    Partition.believe(envelope.time(), delivery.storedAt());
    var whole = Wire.isStructured(delivery.headers());
    var kept = whole ? RecordedText.ofMessage(delivery.body()) : RecordedText.of(delivery.body());
    var f = new DocumentFields(whole && kept.harmless());
    var partition =
        envelope.message() instanceof Observation.ContainerObserved
            ? Partition.HEALTH
            : Partition.AUDIT;
    f.text("event.kind", "event");
    var target = place(f, partition, origin, envelope.time(), kept);
    identify(f, envelope);
    envelope.asked().ifPresent(asked -> person(f, asked));
    envelope
        .asked()
        .flatMap(Asked::committedAt)
        .ifPresent(at -> committed(f, at, envelope.message()));
    envelope.operation().ifPresent(id -> operation(f, id, envelope.message()));
    fill(f, envelope.message(), Wording.of(envelope.message()));
    f.interval(envelope.time());
    return new EcsDocument(target, EcsDocument.id(delivery), f.json());
  }

  /** What it says in words, and what its family has of its own. */
  private static void fill(DocumentFields f, Message message, Wording said) {
    f.said(said);
    switch (message) {
      case Request request -> RequestRecord.fill(f, request);
      case Command command -> CommandRecord.fill(f, command);
      case Outcome outcome -> OutcomeRecord.fill(f, outcome, said);
      case Observation observation -> ObservationRecord.fill(f, observation, said);
      case Event event -> EventRecord.fill(f, event, said);
    }
  }

  /** Where and when it was in the journal, and which data stream it goes to. */
  static String place(
      DocumentFields f, Partition partition, Origin origin, Instant time, RecordedText kept) {
    var delivery = origin.delivery();
    var readAt = origin.readAt().toString();
    f.time("@timestamp", time)
        .exact("ecs.version", ECS)
        .exact("data_stream.type", "logs")
        .exact("data_stream.dataset", partition.dataset())
        .text("data_stream.namespace", Partition.namespace(origin.swarm(), time))
        .exact("event.dataset", partition.dataset())
        .exact("event.module", "keeper")
        .number("event.sequence", delivery.streamSequence())
        .exact("event.hash", Sha256.hex(delivery.body()))
        .exact("event.created", readAt)
        .exact("event.ingested", readAt)
        .exact("agent.type", AGENT)
        .exact("agent.name", AGENT)
        .exact("orchestrator.type", "swarm")
        .text("orchestrator.cluster.name", origin.swarm())
        .exact("keeper.schema_version", VERSION)
        .text("keeper.stream.name", "KEEPER-" + origin.swarm())
        .exact("keeper.stream.subject", Mask.text(delivery.subject()))
        .time("keeper.stream.published", delivery.storedAt())
        .number("keeper.stream.delivery_count", delivery.deliveries());
    proof(f, delivery.headers());
    f.exact("event.original", kept.text()).bool("keeper.redacted", kept.redacted());
    return partition.stream(origin.swarm(), time);
  }

  private static void identify(DocumentFields f, Envelope envelope) {
    var trace = TraceContext.of(envelope);
    f.exact("event.id", envelope.id().value())
        .text("event.provider", envelope.source())
        .text("trace.id", trace.traceId())
        .text("span.id", trace.spanId());
    envelope.causedBy().ifPresent(cause -> f.text("keeper.causation_id", cause.value()));
    envelope.parent().ifPresent(parent -> f.text("keeper.parent_id", parent.value()));
  }

  private static void person(DocumentFields f, Asked asked) {
    f.text("user.name", asked.by())
        .add("related.user", asked.by())
        .text("event.reason", asked.reason())
        .text("keeper.command.ticket", asked.ticket())
        .text("keeper.command.channel", asked.channel())
        .text("user.id", asked.provenBy().map(PublicKey::value))
        .exact("keeper.command.proof", asked.provenBy().isPresent() ? "proven" : "claimed");
  }

  /** With it, the subject, the id and the hash, whoever has the public key can check it. */
  private static void proof(DocumentFields f, Map<String, String> headers) {
    ProofHeaders.of(headers)
        .forEach((header, value) -> {
          var field = header.substring("keeper-".length()).replace('-', '_');
          f.exact("keeper.signature." + field, value);
        });
  }

  /** The lead time ends with a deployment that succeeded. */
  private static void committed(DocumentFields f, Instant at, Message message) {
    f.time("keeper.deployment.commit_time", at);
    if (message instanceof Event.OperationEnded ended && ended.verdict() == Verdict.SUCCEEDED) {
      var end = ended.startedAt().plus(ended.took());
      f.number("keeper.deployment.lead_time_ms", Duration.between(at, end).toMillis());
    }
  }

  private static void operation(DocumentFields f, OperationId id, Message message) {
    f.text("keeper.operation_id", id.value());
    switch (message) {
      case Request.Deploy _, Request.Rollback _ -> f.text("keeper.deployment_id", id.value());
      case Request.Drain _, Event.DrainProgressed _ -> f.text("keeper.drain_id", id.value());
      case Event.RolloutProgressed _,
          Event.ServiceConverged _,
          Event.ServiceFailed _,
          Event.ReturnStarted _,
          Event.PlanMade _ ->
          f.text("keeper.deployment_id", id.value());
      case Event.OperationEnded ended -> {
        switch (ended.kind()) {
          case DEPLOY, ROLLBACK -> f.text("keeper.deployment_id", id.value());
          case DRAIN -> f.text("keeper.drain_id", id.value());
          case ACTIVATE -> {}
        }
      }
      default -> {}
    }
  }
}
