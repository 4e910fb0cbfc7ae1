package io.swarmkeeper.planner.store;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.jsontype.NamedType;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.swarmkeeper.contract.Envelope;
import io.swarmkeeper.contract.UnreadableMessage;
import io.swarmkeeper.contract.Wire;
import io.swarmkeeper.planner.drain.NodeOperation;
import io.swarmkeeper.planner.pull.Pull;
import io.swarmkeeper.planner.rollout.Rollout;
import io.swarmkeeper.planner.step.StepState;
import io.swarmkeeper.planner.step.Work;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Kept operations as JSON. The core's records carry no annotations: what is sealed there is named
 * here.
 */
final class StateJson {
  private static final List<Class<?>> SEALED =
      List.of(
          Running.class,
          Rollout.Phase.class,
          NodeOperation.Phase.class,
          StepState.class,
          Work.class,
          Pull.State.class);
  private static final ObjectMapper JSON = mapper();

  private StateJson() {}

  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "is")
  private interface Named {}

  private static ObjectMapper mapper() {
    var envelopes = new SimpleModule();
    envelopes.addSerializer(Envelope.class, new EnvelopeOut());
    envelopes.addDeserializer(Envelope.class, new EnvelopeIn());
    var builder =
        JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .addModule(new Jdk8Module())
            .addModule(envelopes)
            .visibility(PropertyAccessor.ALL, Visibility.NONE)
            .visibility(PropertyAccessor.FIELD, Visibility.ANY)
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
    for (var type : SEALED) {
      builder.addMixIn(type, Named.class);
      kinds(type)
          .forEach(kind -> builder.registerSubtypes(new NamedType(kind, kind.getSimpleName())));
    }
    return builder.build();
  }

  /** A sealed type may have sealed types below it. */
  private static Stream<Class<?>> kinds(Class<?> type) {
    return type.isSealed()
        ? Arrays.stream(type.getPermittedSubclasses()).flatMap(StateJson::kinds)
        : Stream.of(type);
  }

  static byte[] write(Kept kept) {
    try {
      return JSON.writeValueAsBytes(kept);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(
          "an operation cannot be written as JSON: " + e.getOriginalMessage(), e);
    }
  }

  static Kept read(byte[] bytes) {
    try {
      return JSON.readValue(bytes, Kept.class);
    } catch (IOException e) {
      throw new IllegalStateException(
          "a kept operation cannot be read: was it written by a newer planner?", e);
    }
  }

  private static final class EnvelopeOut extends StdSerializer<Envelope> {
    private static final long serialVersionUID = 1L;

    EnvelopeOut() {
      super(Envelope.class);
    }

    @Override
    public void serialize(Envelope envelope, JsonGenerator out, SerializerProvider provider)
        throws IOException {
      out.writeBinary(Wire.encode(envelope));
    }
  }

  private static final class EnvelopeIn extends StdDeserializer<Envelope> {
    private static final long serialVersionUID = 1L;

    EnvelopeIn() {
      super(Envelope.class);
    }

    @Override
    public Envelope deserialize(JsonParser in, DeserializationContext context) throws IOException {
      try {
        return Wire.decode(in.getBinaryValue(), Map.of());
      } catch (UnreadableMessage e) {
        throw new IOException(e);
      }
    }
  }
}
