package io.swarmkeeper.record;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * What a document has under which name, each at the place that its name has: with a tree of nodes
 * and maps the whole document takes a third longer. Written as nested objects, sorted by name.
 */
final class DocumentValues {
  private static final JsonFactory JSON = new JsonFactory();

  private Object[] values = new Object[FieldName.all().size()];

  /** A list, each text once. */
  private record Texts(List<String> all) {}

  /** An object of objects, under names that a message brought. */
  private record Objects(Map<String, Map<String, String>> all) {}

  void put(FieldName name, String text) {
    set(name, text);
  }

  void put(FieldName name, long number) {
    set(name, number);
  }

  void put(FieldName name, boolean truth) {
    set(name, truth);
  }

  /** Adds a text to a list, unless it is there. */
  void add(FieldName name, String text) {
    var all = present(name, Texts.class, () -> new Texts(new ArrayList<>(1))).all();
    if (!all.contains(text)) {
      all.add(text);
    }
  }

  /** Puts a text into an object in an object. */
  void put(FieldName name, String object, String field, String text) {
    var all = present(name, Objects.class, () -> new Objects(new LinkedHashMap<>())).all();
    var _ = all.computeIfAbsent(object, _ -> new LinkedHashMap<>()).put(field, text);
  }

  /** A value of another type is not replaced: to mix them up is a bug. */
  private <T> T present(FieldName name, Class<T> type, Supplier<T> first) {
    if (get(name) == null) {
      set(name, first.get());
    }
    return type.cast(get(name));
  }

  private Object get(FieldName name) {
    return name.index() < values.length ? values[name.index()] : null;
  }

  private void set(FieldName name, Object value) {
    if (name.index() >= values.length) {
      values = Arrays.copyOf(values, FieldName.all().size());
    }
    values[name.index()] = value;
  }

  byte[] json() {
    var bytes = new ByteArrayOutputStream();
    try (var json = JSON.createGenerator(bytes)) {
      json.writeStartObject();
      var at = FieldName.ROOT;
      for (var name : FieldName.all()) {
        var value = get(name);
        if (value != null) {
          at.leave(json, name.parent());
          at = name.parent();
          name.write(json);
          write(json, value);
        }
      }
      at.leave(json, FieldName.ROOT);
      json.writeEndObject();
    } catch (IOException e) {
      throw new IllegalStateException("what is in memory can be written as JSON", e);
    }
    return bytes.toByteArray();
  }

  private static void write(JsonGenerator json, Object value) throws IOException {
    switch (value) {
      case String text -> text(json, text);
      case Long number -> json.writeNumber(number);
      case Boolean truth -> json.writeBoolean(truth);
      case Texts(var all) -> {
        json.writeStartArray();
        for (var text : all) {
          text(json, text);
        }
        json.writeEndArray();
      }
      case Objects(var all) -> {
        json.writeStartObject();
        for (var object : all.entrySet()) {
          json.writeObjectFieldStart(object.getKey());
          for (var field : object.getValue().entrySet()) {
            json.writeFieldName(field.getKey());
            text(json, field.getValue());
          }
          json.writeEndObject();
        }
        json.writeEndObject();
      }
      default -> throw new IllegalStateException("no value of " + value.getClass());
    }
  }

  /** ASCII as bytes, which takes half the time and comes to the same; not so half a character. */
  private static void text(JsonGenerator json, String text) throws IOException {
    var bytes = text.getBytes(StandardCharsets.US_ASCII);
    if (new String(bytes, StandardCharsets.US_ASCII).equals(text)) {
      json.writeUTF8String(bytes, 0, bytes.length);
    } else {
      json.writeString(text);
    }
  }
}
