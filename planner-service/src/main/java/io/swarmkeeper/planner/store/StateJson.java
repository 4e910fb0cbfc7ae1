package io.swarmkeeper.planner.store;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.deser.std.StdDelegatingDeserializer;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.jsontype.NamedType;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdDelegatingSerializer;
import com.fasterxml.jackson.databind.util.StdConverter;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.swarmkeeper.contract.Envelope;
import io.swarmkeeper.contract.UnreadableMessage;
import io.swarmkeeper.contract.Wire;
import io.swarmkeeper.planner.operation.Machines;
import io.swarmkeeper.planner.operation.Operation;
import java.io.IOException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Stored operations as JSON. The core's records carry no annotations: what is sealed in a state
 * that a machine decides about gets the simple names of its classes here.
 */
public final class StateJson {
  private final ObjectMapper json;

  /** For operations of these kinds. */
  public StateJson(Machines machines) {
    var envelopes = new SimpleModule();
    envelopes.addSerializer(Envelope.class, new StdDelegatingSerializer(new EnvelopeOut()));
    envelopes.addDeserializer(Envelope.class, new StdDelegatingDeserializer<>(new EnvelopeIn()));
    var builder =
        JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .addModule(new Jdk8Module())
            .addModule(envelopes)
            .visibility(PropertyAccessor.ALL, Visibility.NONE)
            .visibility(PropertyAccessor.FIELD, Visibility.ANY)
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .addMixIn(Operation.class, Named.class);
    var known = new HashSet<Type>();
    machines.states().forEach(state -> name(state, builder, known));
    json = builder.build();
  }

  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "is")
  private interface Named {}

  private static void name(Class<?> member, JsonMapper.Builder builder, Set<Type> known) {
    if (!member.isSealed()) {
      builder.registerSubtypes(new NamedType(member, member.getSimpleName()));
    }
    within(member, builder, known);
  }

  /** A family's members may have families within them. */
  private static void within(Type type, JsonMapper.Builder builder, Set<Type> known) {
    if (type instanceof ParameterizedType p) {
      List.of(p.getActualTypeArguments()).forEach(part -> within(part, builder, known));
    } else if (type instanceof Class<?> c && known.add(c)) {
      if (c.isSealed()) {
        builder.addMixIn(c, Named.class);
        List.of(c.getPermittedSubclasses()).forEach(sub -> name(sub, builder, known));
      }
      if (c.isRecord()) {
        for (var part : c.getRecordComponents()) {
          within(part.getGenericType(), builder, known);
        }
      }
    }
  }

  /** The bytes to store. */
  public byte[] write(StoredOperation stored) {
    try {
      return json.writeValueAsBytes(stored);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(
          "an operation cannot be written as JSON: " + e.getOriginalMessage(), e);
    }
  }

  /** What was stored as these bytes. */
  public StoredOperation read(byte[] bytes) {
    try {
      return json.readValue(bytes, StoredOperation.class);
    } catch (IOException e) {
      throw new IllegalStateException(
          "a stored operation cannot be read: was it written by a newer planner?", e);
    }
  }

  private static final class EnvelopeOut extends StdConverter<Envelope, byte[]> {
    @Override
    public byte[] convert(Envelope envelope) {
      return Wire.encode(envelope);
    }
  }

  private static final class EnvelopeIn extends StdConverter<byte[], Envelope> {
    @Override
    public Envelope convert(byte[] bytes) {
      try {
        return Wire.decode(bytes, Map.of());
      } catch (UnreadableMessage e) {
        throw new IllegalArgumentException(e);
      }
    }
  }
}
