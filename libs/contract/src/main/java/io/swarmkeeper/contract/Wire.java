package io.swarmkeeper.contract;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.cloudevents.CloudEvent;
import io.cloudevents.CloudEventData;
import io.cloudevents.core.builder.CloudEventBuilder;
import io.cloudevents.core.format.EventDeserializationException;
import io.cloudevents.core.v1.CloudEventV1;
import io.cloudevents.jackson.JsonCloudEventData;
import io.cloudevents.jackson.JsonFormat;
import io.cloudevents.rw.CloudEventRWException;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.Optional;

/**
 * The one codec: a message is a CloudEvent 1.0 in structured JSON. The attributes {@code causedby},
 * {@code operation}, {@code parent}, {@code askedby}, {@code askedreason}, {@code askedkey}, {@code
 * ticket}, {@code channel} and {@code committed} are our CloudEvents extensions (their names may
 * only have lower-case letters and digits).
 */
public final class Wire {
  /** The value of the NATS header {@code Content-Type}. */
  public static final String CONTENT_TYPE = "application/cloudevents+json";

  private static final int DEEPEST = 200;
  private static final JsonFormat FORMAT = new JsonFormat();
  private static final ObjectMapper JSON =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder().maxNestingDepth(DEEPEST).build())
                  .build())
          .addModule(new JavaTimeModule())
          .addModule(new Jdk8Module())
          .addModule(new SimpleModule().addDeserializer(Instant.class, new Rfc3339Instants()))
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .disable(SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.USE_BIG_INTEGER_FOR_INTS)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .defaultPropertyInclusion(
              JsonInclude.Value.construct(
                  JsonInclude.Include.NON_ABSENT, JsonInclude.Include.NON_ABSENT))
          .build();

  private Wire() {}

  /** The bytes to publish. */
  public static byte[] encode(Envelope envelope) {
    var event =
        CloudEventBuilder.v1()
            .withId(envelope.id().value())
            .withSource(URI.create(envelope.source()))
            .withType(MessageType.of(envelope.message()).wireName())
            .withTime(envelope.time().atOffset(ZoneOffset.UTC))
            .withData("application/json", json(envelope.message()));
    envelope.causedBy().ifPresent(id -> event.withExtension("causedby", id.value()));
    envelope.operation().ifPresent(id -> event.withExtension("operation", id.value()));
    envelope.parent().ifPresent(id -> event.withExtension("parent", id.value()));
    envelope
        .asked()
        .ifPresent(asked -> {
          event.withExtension("askedby", asked.by());
          event.withExtension("askedreason", asked.reason());
          asked.ticket().ifPresent(ticket -> event.withExtension("ticket", ticket));
          asked.channel().ifPresent(channel -> event.withExtension("channel", channel));
          asked.committedAt().ifPresent(at -> event.withExtension("committed", at.toString()));
          asked.provenBy().ifPresent(key -> event.withExtension("askedkey", key.value()));
        });
    return FORMAT.serialize(event.build());
  }

  /**
   * Reads structured JSON, or with {@code ce-} headers the binary mode.
   *
   * @param headers the NATS headers, names in lower case; may be empty, as {@code nats pub} sends
   *     none
   * @throws UnreadableMessage with a sentence for the dead letter
   */
  public static Envelope decode(byte[] bytes, Map<String, String> headers)
      throws UnreadableMessage {
    return decode(bytes, headers, Clock.systemUTC().instant());
  }

  /**
   * The same for a message out of the journal: if its sender gave no time, it happened when the
   * journal stored it, whenever it is read.
   */
  public static Envelope decode(byte[] bytes, Map<String, String> headers, Instant storedAt)
      throws UnreadableMessage {
    try {
      return decoded(bytes, headers, storedAt);
    } catch (RuntimeException | StackOverflowError e) {
      // Of what a stranger sends, a library may fail on more than it says.
      throw new UnreadableMessage("cannot be read: " + e, e);
    }
  }

  private static Envelope decoded(byte[] bytes, Map<String, String> headers, Instant storedAt)
      throws UnreadableMessage {
    var event = isStructured(headers) ? structured(bytes) : binary(bytes, headers);
    var type =
        MessageType.named(event.getType())
            .orElseThrow(
                () -> new UnreadableMessage("unknown message type '" + event.getType() + "'"));
    if (event.getData() == null) {
      throw new UnreadableMessage("a message of type " + event.getType() + " needs data");
    }
    var message = message(event.getData(), type.recordType());
    try {
      return sound(envelope(event, message, storedAt), type.recordType());
    } catch (IllegalArgumentException e) {
      throw new UnreadableMessage(e.getMessage(), e);
    }
  }

  /** Whether the bytes are the whole message, and nothing of it is in these headers. */
  public static boolean isStructured(Map<String, String> headers) {
    return !headers.containsKey("ce-type");
  }

  /** What was read as JSON already is not written to be read again, but for the error's place. */
  private static Message message(CloudEventData data, Class<? extends Message> type)
      throws UnreadableMessage {
    if (data instanceof JsonCloudEventData json && !json.getNode().isNull()) {
      try {
        return JSON.treeToValue(json.getNode(), type);
      } catch (JsonProcessingException _) {
        return read(data.toBytes(), type);
      }
    }
    return read(data.toBytes(), type);
  }

  /** Plain JSON of one record: query answers, state in buckets. */
  public static byte[] json(Object value) {
    try {
      return JSON.writeValueAsBytes(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(
          "a record of ours cannot be written as JSON: " + e.getOriginalMessage(), e);
    }
  }

  /** Reads one record from plain JSON. */
  public static <T> T read(byte[] bytes, Class<T> type) throws UnreadableMessage {
    try {
      var value = JSON.readValue(bytes, type);
      if (value == null) {
        throw new UnreadableMessage("'null' instead of a " + type.getSimpleName());
      }
      return sound(value, type);
    } catch (JsonProcessingException e) {
      throw new UnreadableMessage(
          "cannot be read as " + type.getSimpleName() + ": " + sentence(e), e);
    } catch (IOException | RuntimeException | StackOverflowError e) {
      throw new UnreadableMessage("cannot be read as " + type.getSimpleName(), e);
    }
  }

  private static <T> T sound(T value, Class<?> type) throws UnreadableMessage {
    var fault = Soundness.fault(value);
    if (fault.isPresent()) {
      throw new UnreadableMessage("cannot be read as " + type.getSimpleName() + ": " + fault.get());
    }
    return value;
  }

  private static String sentence(JsonProcessingException e) {
    var cause =
        e.getCause() instanceof IllegalArgumentException ours
            ? ours.getMessage()
            : e.getOriginalMessage();
    var at = e.getLocation();
    return cause
        + (at == null ? "" : " (line " + at.getLineNr() + ", column " + at.getColumnNr() + ")");
  }

  private static CloudEvent structured(byte[] bytes) throws UnreadableMessage {
    try {
      return FORMAT.deserialize(bytes);
    } catch (CloudEventRWException | EventDeserializationException | IllegalArgumentException e) {
      throw new UnreadableMessage("not a CloudEvent in JSON: " + e.getMessage(), e);
    }
  }

  private static CloudEvent binary(byte[] bytes, Map<String, String> headers)
      throws UnreadableMessage {
    try {
      var event = CloudEventBuilder.v1().withData("application/json", bytes);
      headers.forEach((name, value) -> {
        if (name.startsWith("ce-") && !name.equals("ce-specversion")) {
          event.withContextAttribute(name.substring("ce-".length()), percentDecoded(value));
        }
      });
      return event.build();
    } catch (CloudEventRWException | IllegalStateException | IllegalArgumentException e) {
      throw new UnreadableMessage("not a CloudEvent in headers: " + e.getMessage(), e);
    }
  }

  /** As the CloudEvents HTTP binding writes header values; a {@code +} stays a plus sign. */
  private static String percentDecoded(String value) {
    return java.net.URLDecoder.decode(value.replace("+", "%2B"), StandardCharsets.UTF_8);
  }

  private static Envelope envelope(CloudEvent event, Message message, Instant storedAt) {
    var id = new MessageId(event.getId());
    var time = event.getTime() == null ? storedAt : event.getTime().toInstant();
    var source = event.getSource() == null ? CloudEventV1.SOURCE : event.getSource().toString();
    var causedBy = extension(event, "causedby").map(MessageId::new);
    var parent = extension(event, "parent").map(OperationId::new);
    if (message instanceof Request request) {
      // What a person writes there is not what caused it.
      return Envelope.of(id, source, time, request)
          .within(parent, causedBy.filter(_ -> parent.isPresent()));
    }
    var asked =
        extension(event, "askedby")
            .map(by ->
                new Asked(
                    by,
                    extension(event, "askedreason").orElse("not said"),
                    extension(event, "ticket"),
                    extension(event, "channel"),
                    extension(event, "committed").map(Wire::instant),
                    extension(event, "askedkey").map(PublicKey::new)));
    return new Envelope(
        id,
        source,
        time,
        causedBy,
        extension(event, "operation").map(OperationId::new),
        asked,
        message,
        parent);
  }

  private static Instant instant(String text) {
    try {
      return Instant.parse(text);
    } catch (DateTimeParseException e) {
      throw new IllegalArgumentException("committed: '" + text + "' is no time in UTC", e);
    }
  }

  private static Optional<String> extension(CloudEvent event, String name) {
    return Optional.ofNullable(event.getExtension(name)).map(Object::toString);
  }
}
