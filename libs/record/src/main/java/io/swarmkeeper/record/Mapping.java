package io.swarmkeeper.record;

import io.swarmkeeper.contract.Asked;
import io.swarmkeeper.contract.Command;
import io.swarmkeeper.contract.Envelope;
import io.swarmkeeper.contract.Event;
import io.swarmkeeper.contract.Message;
import io.swarmkeeper.contract.Observation;
import io.swarmkeeper.contract.OperationId;
import io.swarmkeeper.contract.Outcome;
import io.swarmkeeper.contract.Request;
import io.swarmkeeper.contract.UnreadableMessage;
import io.swarmkeeper.contract.Wire;
import io.swarmkeeper.journal.TraceContext;
import java.time.Instant;

/**
 * A message of the journal as a document of the audit record: who, what, where, why, with what
 * outcome, and what it belongs to. Pure: the same message is the same document.
 */
public final class Mapping {
  static final String ECS = "9.4.0";
  private static final String AGENT = "audit-indexer";

  private Mapping() {}

  /**
   * The document of one entry of the journal.
   *
   * @throws UnreadableMessage if it is none of ours: it belongs into a dead letter
   */
  public static EcsDocument of(Origin origin) throws UnreadableMessage {
    var delivery = origin.delivery();
    var envelope = Wire.decode(delivery.body(), delivery.headers(), delivery.storedAt());
    Partition.believe(envelope.time(), delivery.storedAt());
    var f = new Fields();
    var partition =
        envelope.message() instanceof Observation.ContainerObserved
            ? Partition.HEALTH
            : Partition.AUDIT;
    f.text("event.kind", "event");
    var target = place(f, partition, origin, envelope.time());
    identify(f, envelope);
    f.text("event.original", Original.of(envelope.message(), delivery.body()));
    envelope.asked().ifPresent(asked -> person(f, asked));
    envelope.operation().ifPresent(id -> operation(f, id, envelope.message()));
    fill(f, envelope.message());
    return new EcsDocument(target, envelope.id().value(), f.json());
  }

  private static void fill(Fields f, Message message) {
    switch (message) {
      case Request request -> RequestRecord.fill(f, request);
      case Command command -> CommandRecord.fill(f, command);
      case Outcome outcome -> OutcomeRecord.fill(f, outcome);
      case Observation observation -> ObservationRecord.fill(f, observation);
      case Event event -> EventRecord.fill(f, event);
    }
  }

  /** Where and when it was in the journal, and which data stream it goes to. */
  static String place(Fields f, Partition partition, Origin origin, Instant time) {
    var delivery = origin.delivery();
    f.time("@timestamp", time)
        .text("ecs.version", ECS)
        .text("data_stream.type", "logs")
        .text("data_stream.dataset", partition.dataset())
        .text("data_stream.namespace", Partition.namespace(origin.swarm(), time))
        .text("event.dataset", partition.dataset())
        .text("event.module", "keeper")
        .number("event.sequence", delivery.streamSequence())
        .text("event.hash", Original.sha256(delivery.body()))
        .time("event.created", origin.readAt())
        .time("event.ingested", origin.readAt())
        .text("agent.type", AGENT)
        .text("agent.name", AGENT)
        .text("orchestrator.type", "swarm")
        .text("orchestrator.cluster.name", origin.swarm())
        .text("keeper.schema_version", "1")
        .text("keeper.stream.name", "KEEPER-" + origin.swarm())
        .text("keeper.stream.subject", delivery.subject())
        .time("keeper.stream.published", delivery.storedAt())
        .number("keeper.stream.delivery_count", delivery.deliveries());
    return partition.stream(origin.swarm(), time);
  }

  private static void identify(Fields f, Envelope envelope) {
    f.text("event.id", envelope.id().value())
        .text("event.provider", envelope.source())
        .text("trace.id", TraceContext.traceId(envelope))
        .text("span.id", TraceContext.spanId(envelope));
    envelope.causedBy().ifPresent(cause -> f.text("keeper.causation_id", cause.value()));
  }

  private static void person(Fields f, Asked asked) {
    f.text("user.name", asked.by())
        .add("related.user", asked.by())
        .text("event.reason", asked.reason())
        .text("keeper.command.ticket", asked.ticket())
        .text("keeper.command.channel", asked.channel());
  }

  private static void operation(Fields f, OperationId id, Message message) {
    f.text("keeper.operation_id", id.value());
    switch (message) {
      case Request.Deploy _, Request.Rollback _ -> f.text("keeper.deployment_id", id.value());
      case Request.Drain _ -> f.text("keeper.drain_id", id.value());
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
