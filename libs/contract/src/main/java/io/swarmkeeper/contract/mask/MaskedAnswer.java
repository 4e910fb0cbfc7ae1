package io.swarmkeeper.contract.mask;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.swarmkeeper.contract.UnreadableMessage;
import io.swarmkeeper.contract.Wire;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * An answer on its way to people, without its secrets: every text loses what looks like one, and in
 * the engine's specs variables, labels and options are judged by their names, a command by the word
 * before, the content of a config is left out. Hiding twice changes nothing.
 *
 * <p>That two hidden values differ can be seen: where a second one would look like the first, it is
 * {@code *** (2)}. This holds within one answer, and tells nothing but that they differ.
 */
public final class MaskedAnswer {
  private static final Set<String> NAMED = Set.of("Labels", "Options", "Sysctls", "variables");
  private static final Set<String> COMMANDS = Set.of("Command", "Args", "Test");
  private static final Set<String> CHANGES = Set.of("before", "after");
  private static final Pattern HIDDEN_ALREADY = Pattern.compile("\\*{3}(?: \\(\\d{1,9}\\))?");

  private final Map<String, List<String>> seen = new HashMap<>();

  private MaskedAnswer() {}

  /** The same answer, without secrets. */
  public static <T> T of(T answer, Class<T> type) {
    try {
      var json = Wire.read(Wire.json(answer), JsonNode.class);
      new MaskedAnswer().walk(json);
      return Wire.read(Wire.json(json), type);
    } catch (UnreadableMessage e) {
      throw new IllegalStateException("an answer without its secrets is no answer any more", e);
    }
  }

  private void walk(JsonNode node) {
    if (node instanceof ObjectNode object) {
      object.properties().forEach(entry -> entry.setValue(field(object, entry)));
    } else if (node instanceof ArrayNode array) {
      for (var i = 0; i < array.size(); i++) {
        array.set(i, value(array.get(i)));
      }
    }
  }

  private JsonNode field(ObjectNode object, Map.Entry<String, JsonNode> entry) {
    var name = entry.getKey();
    var value = entry.getValue();
    if (value instanceof ObjectNode map && NAMED.contains(name)) {
      map.properties().forEach(one -> one.setValue(named(one.getKey(), one.getValue())));
      return map;
    }
    if (value instanceof ArrayNode list && name.equals("Env")) {
      return list(list.valueStream().map(JsonNode::asText).map(this::variable).toList());
    }
    if (value instanceof ArrayNode list && COMMANDS.contains(name)) {
      return list(words(list.valueStream().map(JsonNode::asText).toList()));
    }
    if (value.isTextual() && name.equals("Data")) {
      var text = value.asText();
      return TextNode.valueOf(hidden(text) ? text : different(name, text, Mask.HIDDEN));
    }
    if (value.isTextual() && CHANGES.contains(name) && object.path("field").isTextual()) {
      var field = object.get("field").asText();
      var text = value.asText();
      return TextNode.valueOf(
          hidden(text) ? text : different(field, text, Mask.field(field, text)));
    }
    return value(value);
  }

  private JsonNode value(JsonNode value) {
    if (value.isTextual()) {
      return TextNode.valueOf(different("", value.asText(), Mask.text(value.asText())));
    }
    walk(value);
    return value;
  }

  private JsonNode named(String name, JsonNode value) {
    return value.isTextual() ? TextNode.valueOf(named(name, value.asText())) : value(value);
  }

  private String named(String name, String text) {
    return hidden(text) ? text : different(name, text, Mask.value(name, text));
  }

  private String variable(String line) {
    var equals = line.indexOf('=');
    if (equals < 0) {
      return line;
    }
    var name = line.substring(0, equals);
    return name + "=" + named(name, line.substring(equals + 1));
  }

  /** A flag gives the word behind it away. */
  private List<String> words(List<String> words) {
    var masked = new ArrayList<String>();
    var before = "";
    for (var word : words) {
      masked.add(different("", word, word(before, word)));
      before = word;
    }
    return masked;
  }

  private static String word(String before, String word) {
    var alone = Mask.text(word);
    var both = Mask.text(before + " " + word);
    var first = Mask.text(before) + " ";
    var behind = both.startsWith(first) ? both.substring(first.length()) : Mask.HIDDEN;
    if (behind.equals(alone)) {
      return alone;
    }
    return behind.startsWith(Mask.HIDDEN) ? Mask.HIDDEN : behind;
  }

  /** There is nothing to hide in an empty text, and it says that there is no value. */
  private static boolean hidden(String text) {
    return text.isEmpty() || HIDDEN_ALREADY.matcher(text).matches();
  }

  private String different(String name, String text, String masked) {
    if (masked.equals(text)) {
      return text;
    }
    var texts = seen.computeIfAbsent(name + "\0" + masked, _ -> new ArrayList<>());
    if (!texts.contains(text)) {
      texts.add(text);
    }
    var number = texts.indexOf(text) + 1;
    return number == 1 ? masked : masked + " (" + number + ")";
  }

  private static ArrayNode list(List<String> texts) {
    var list = JsonNodeFactory.instance.arrayNode();
    texts.forEach(list::add);
    return list;
  }
}
