package io.swarmkeeper.record;

import io.swarmkeeper.contract.mask.Mask;
import io.swarmkeeper.wording.Wording;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Fields under dotted names, written as the nested JSON that Elasticsearch takes. Whatever text is
 * written loses what looks like a secret on the way, unless its message is known to hold none.
 */
final class DocumentFields {
  private final DocumentValues values = new DocumentValues();

  private final boolean harmless;

  private Optional<Duration> took = Optional.empty();

  /** Of a message that may hold secrets. */
  DocumentFields() {
    this(false);
  }

  /** Whether it is known that nothing in the message looks like a secret. */
  DocumentFields(boolean harmless) {
    this.harmless = harmless;
  }

  DocumentFields text(String name, String value) {
    return value.isEmpty() ? this : exact(name, masked(value));
  }

  /** Text that is known to hold no secret, or has lost it. */
  DocumentFields exact(String name, String value) {
    values.put(FieldName.of(name), value);
    return this;
  }

  DocumentFields bool(String name, boolean value) {
    values.put(FieldName.of(name), value);
    return this;
  }

  DocumentFields text(String name, Optional<String> value) {
    value.ifPresent(text -> text(name, text));
    return this;
  }

  /** In small letters. */
  DocumentFields word(String name, Enum<?> value) {
    return text(name, value.name().toLowerCase(Locale.ROOT));
  }

  DocumentFields number(String name, long value) {
    values.put(FieldName.of(name), value);
    return this;
  }

  DocumentFields number(String name, Optional<? extends Number> value) {
    value.ifPresent(number -> number(name, number.longValue()));
    return this;
  }

  DocumentFields time(String name, Instant value) {
    return exact(name, value.toString());
  }

  /** Elasticsearch averages numbers, so a yes is 1 and a no is 0. */
  DocumentFields flag(String name, boolean value) {
    return number(name, value ? 1 : 0);
  }

  DocumentFields duration(Duration duration) {
    took = Optional.of(duration);
    return number("event.duration", duration.toNanos());
  }

  /** What has a duration has ended when it was told. */
  DocumentFields interval(Instant end) {
    took.filter(Predicate.not(Duration::isNegative))
        .ifPresent(passed -> time("event.start", end.minus(passed)).time("event.end", end));
    return this;
  }

  /** Adds to a list, each value once. */
  DocumentFields add(String name, String text) {
    values.add(FieldName.of(name), masked(text));
    return this;
  }

  /** What happened, to what, and how it went. */
  DocumentFields said(Wording said) {
    said.target().ifPresent(this::target);
    return text("event.action", said.action())
        .word("event.outcome", said.result())
        .text("message", said.sentence());
  }

  /** A node's name and id have fields of their own, and a message may have only one of them. */
  private void target(Wording.Target target) {
    text("orchestrator.resource.type", target.kind());
    text("orchestrator.resource.name", target.name());
    switch (target.kind()) {
      case "stack" -> stack(target.name());
      case "service" -> text("service.name", target.name());
      default -> {}
    }
  }

  /** What kind of thing happened, in ECS' own words. */
  DocumentFields kind(String category, String type) {
    return add("event.category", category).add("event.type", type);
  }

  DocumentFields stack(String name) {
    return text("orchestrator.namespace", name).text("keeper.deployment.stack", name);
  }

  /** An image's repository, tag and digest apart, as ECS has them. */
  DocumentFields image(String given) {
    var reference = masked(given);
    var digest = reference.indexOf('@');
    var name = digest < 0 ? reference : reference.substring(0, digest);
    var tag = name.indexOf(':', name.lastIndexOf('/') + 1);
    text("container.image.name", tag < 0 ? name : name.substring(0, tag));
    if (tag >= 0) {
      add("container.image.tag", name.substring(tag + 1));
    }
    return digest < 0 ? this : add("container.image.hash.all", reference.substring(digest + 1));
  }

  /** One side of a changed field; what has a name is hidden by its name. */
  DocumentFields change(String side, String of, String field, String value) {
    if (!value.isEmpty()) {
      values.put(FieldName.of("keeper.change." + side), of, field, Mask.field(field, value));
    }
    return this;
  }

  DocumentFields host(String name) {
    return text("host.name", name).add("related.hosts", name);
  }

  /** A node of which only the id is known. */
  DocumentFields hostId(String id) {
    return text("host.id", id).add("related.hosts", id);
  }

  DocumentFields error(String type, String message) {
    return text("error.type", type).text("error.message", message);
  }

  DocumentFields record(String name) {
    return text("keeper.record", name);
  }

  byte[] json() {
    return values.json();
  }

  private String masked(String text) {
    return harmless ? text : Mask.text(text);
  }
}
