package io.swarmkeeper.figures;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import java.io.IOException;
import java.util.Objects;

/**
 * Reads the YAML files that figures and dashboards are defined in. They are part of the jar, so one
 * that cannot be read is a bug; the message says in which file and line.
 */
public final class Definitions {
  private static final ObjectMapper YAML =
      YAMLMapper.builder()
          .addModule(new Jdk8Module())
          .enable(DeserializationFeature.ACCEPT_SINGLE_VALUE_AS_ARRAY)
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .build();

  private Definitions() {}

  /** The content of a file that lies beside a class. */
  public static <T> T read(Class<?> beside, String file, TypeReference<T> type) {
    try (var in = Objects.requireNonNull(beside.getResourceAsStream(file), file)) {
      return YAML.readValue(in, type);
    } catch (IOException e) {
      throw new IllegalStateException(file + ": " + e.getMessage(), e);
    }
  }
}
