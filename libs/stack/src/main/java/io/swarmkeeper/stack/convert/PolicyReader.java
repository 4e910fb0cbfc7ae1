package io.swarmkeeper.stack.convert;

import io.swarmkeeper.stack.ServicePolicy;
import io.swarmkeeper.stack.ServicePolicy.Canary;
import io.swarmkeeper.stack.ServicePolicy.Drain;
import io.swarmkeeper.stack.ServicePolicy.Promote;
import io.swarmkeeper.stack.StackPolicy;
import io.swarmkeeper.stack.StackPolicy.OnFailure;
import io.swarmkeeper.stack.text.GoDuration;
import io.swarmkeeper.stack.tree.Problems;
import io.swarmkeeper.stack.tree.Value;
import io.swarmkeeper.stack.tree.Value.Listing;
import io.swarmkeeper.stack.tree.Value.Mapping;
import io.swarmkeeper.stack.tree.Value.Nothing;
import io.swarmkeeper.stack.tree.Value.Text;
import io.swarmkeeper.stack.tree.Value.Unread;
import io.swarmkeeper.stack.tree.Value.Whole;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Reads {@code x-keeper}; what it does not know is refused, because a guard must not be guessed.
 */
record PolicyReader(Problems problems) {
  private static final String KEY = "x-keeper";

  /** The stack's policy, from the top-level {@code x-} keys. */
  StackPolicy stack(Mapping extensions) {
    Optional<Mapping> given = block(extensions, KEY);
    if (given.isEmpty()) {
      return StackPolicy.unspoken();
    }
    known(given.get(), KEY, List.of("on_failure", "deadline", "lint"));
    given.get().get("lint").ifPresent(new LintSettings(problems)::read);
    return new StackPolicy(
        word(given.get(), KEY, "on_failure", OnFailure.values()).orElse(OnFailure.ROLLBACK),
        duration(given.get(), KEY, "deadline"));
  }

  ServicePolicy service(String name, Mapping service) {
    String path = "services." + name + "." + KEY;
    Optional<Mapping> given = block(service, path);
    if (given.isEmpty()) {
      return ServicePolicy.unspoken();
    }
    Mapping block = given.get();
    known(block, path, List.of("max_unavailable", "canary", "image_repository", "drain"));
    return new ServicePolicy(
        count(block, path, "max_unavailable", 0),
        block.get("canary").flatMap(canary -> canary(canary, path + ".canary")),
        names(block, path, "image_repository"),
        word(block, path, "drain", Drain.values()));
  }

  private Optional<Canary> canary(Value value, String path) {
    if (value instanceof Unread) {
      return Optional.empty();
    }
    if (!(value instanceof Mapping canary)) {
      problems.refuse(
          value.at(), path, "must be a mapping, such as {tasks: 1, bake: 60s, promote: auto}");
      return Optional.empty();
    }
    known(canary, path, List.of("tasks", "bake", "promote"));
    return Optional.of(
        new Canary(
            count(canary, path, "tasks", 1).orElse(1),
            duration(canary, path, "bake").orElse(Duration.ofMinutes(1)),
            word(canary, path, "promote", Promote.values()).orElse(Promote.AUTO)));
  }

  private Optional<Mapping> block(Mapping parent, String path) {
    Value value = parent.get(KEY).orElse(null);
    if (value == null || value instanceof Nothing || value instanceof Unread) {
      return Optional.empty();
    }
    if (value instanceof Mapping mapping) {
      return Optional.of(mapping);
    }
    problems.refuse(value.at(), path, "must be a mapping");
    return Optional.empty();
  }

  private void known(Mapping block, String path, List<String> keys) {
    block
        .fields()
        .forEach((key, field) -> {
          if (!keys.contains(key)) {
            problems.refuse(
                field.key(),
                path + "." + key,
                "is not a key of x-keeper here; known are " + String.join(", ", keys));
          }
        });
  }

  private Optional<Integer> count(Mapping block, String path, String key, int least) {
    Value value = block.get(key).orElse(null);
    if (value == null || value instanceof Unread) {
      return Optional.empty();
    }
    if (value instanceof Whole(_, var number)
        && number.bitLength() < 32
        && number.intValue() >= least) {
      return Optional.of(number.intValue());
    }
    problems.refuse(value.at(), path + "." + key, "must be a whole number from " + least + " on");
    return Optional.empty();
  }

  /** One name, or a list of names. */
  private List<String> names(Mapping block, String path, String key) {
    Value value = block.get(key).orElse(null);
    if (value == null || value instanceof Unread) {
      return List.of();
    }
    List<Value> each = value instanceof Listing(_, var items) ? items : List.of(value);
    List<String> names = new ArrayList<>();
    for (Value name : each) {
      if (name instanceof Text(_, var text) && !text.isEmpty()) {
        names.add(text);
      } else if (!(name instanceof Unread)) {
        problems.refuse(name.at(), path + "." + key, "must be a name, or a list of names");
      }
    }
    if (each.isEmpty()) {
      problems.refuse(value.at(), path + "." + key, "must name one repository at least");
    }
    return names;
  }

  private <E extends Enum<E>> Optional<E> word(Mapping block, String path, String key, E[] known) {
    Map<String, E> words = new LinkedHashMap<>();
    for (E each : known) {
      words.put(each.name().toLowerCase(Locale.ROOT).replace('_', '-'), each);
    }
    return checked(
        block,
        path,
        key,
        "must be one of " + String.join(", ", words.keySet()),
        text -> Optional.ofNullable(words.get(text)));
  }

  private Optional<Duration> duration(Mapping block, String path, String key) {
    return checked(
        block,
        path,
        key,
        GoDuration.ALLOWED,
        text ->
            GoDuration.nanos(text).stream()
                .filter(nanos -> nanos > 0)
                .mapToObj(Duration::ofNanos)
                .findFirst());
  }

  private <T> Optional<T> checked(
      Mapping block, String path, String key, String sentence, Function<String, Optional<T>> read) {
    Value value = block.get(key).orElse(null);
    if (value == null || value instanceof Unread) {
      return Optional.empty();
    }
    Optional<T> result = value instanceof Text(_, var text) ? read.apply(text) : Optional.empty();
    if (result.isEmpty()) {
      problems.refuse(value.at(), path + "." + key, sentence);
    }
    return result;
  }
}
