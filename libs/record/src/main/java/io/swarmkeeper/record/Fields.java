package io.swarmkeeper.record;

import io.swarmkeeper.contract.mask.Mask;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Fields under dotted names, written as the nested JSON that Elasticsearch takes. Whatever text is
 * written loses what looks like a secret on the way, unless its message is known to hold none.
 */
final class Fields {
  private final Values values = new Values();

  private final boolean harmless;

  private Optional<Duration> took = Optional.empty();

  /** Of a message that may hold secrets. */
  Fields() {
    this(false);
  }

  /** Whether it is known that nothing in the message looks like a secret. */
  Fields(boolean harmless) {
    this.harmless = harmless;
  }

  Fields text(String name, String value) {
    return value.isEmpty() ? this : exact(name, masked(value));
  }

  /** Text that is known to hold no secret, or has lost it. */
  Fields exact(String name, String value) {
    values.put(Name.of(name), value);
    return this;
  }

  Fields bool(String name, boolean value) {
    values.put(Name.of(name), value);
    return this;
  }

  Fields text(String name, Optional<String> value) {
    value.ifPresent(text -> text(name, text));
    return this;
  }

  Fields number(String name, long value) {
    values.put(Name.of(name), value);
    return this;
  }

  Fields number(String name, Optional<? extends Number> value) {
    value.ifPresent(number -> number(name, number.longValue()));
    return this;
  }

  Fields time(String name, Instant value) {
    return exact(name, value.toString());
  }

  /** Elasticsearch averages numbers, so a yes is 1 and a no is 0. */
  Fields flag(String name, boolean value) {
    return number(name, value ? 1 : 0);
  }

  Fields duration(Duration duration) {
    took = Optional.of(duration);
    return number("event.duration", duration.toNanos());
  }

  /** What has a duration has ended when it was told. */
  Fields interval(Instant end) {
    took.filter(Predicate.not(Duration::isNegative))
        .ifPresent(passed -> time("event.start", end.minus(passed)).time("event.end", end));
    return this;
  }

  /** Adds to a list, each value once. */
  Fields add(String name, String text) {
    values.add(Name.of(name), masked(text));
    return this;
  }

  /** What kind of thing happened, in ECS' own words. */
  Fields kind(String category, String type, String action, String outcome) {
    return add("event.category", category)
        .add("event.type", type)
        .text("event.action", action)
        .text("event.outcome", outcome);
  }

  /** The one thing that it happened to. */
  Fields resource(String type, String name) {
    return text("orchestrator.resource.type", type).text("orchestrator.resource.name", name);
  }

  Fields service(String name) {
    return text("service.name", name).resource("service", name);
  }

  Fields stack(String name) {
    return text("orchestrator.namespace", name).text("keeper.deployment.stack", name);
  }

  /** An image's repository, tag and digest apart, as ECS has them. */
  Fields image(String given) {
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
  Fields change(String side, String of, String field, String value) {
    if (!value.isEmpty()) {
      values.put(Name.of("keeper.change." + side), of, field, Mask.field(field, value));
    }
    return this;
  }

  Fields host(String name) {
    return text("host.name", name).add("related.hosts", name);
  }

  Fields error(String type, String message) {
    return text("error.type", type).text("error.message", message);
  }

  Fields sentence(String message) {
    return text("message", message);
  }

  Fields record(String name) {
    return text("keeper.record", name);
  }

  byte[] json() {
    return values.json();
  }

  private String masked(String text) {
    return harmless ? text : Mask.text(text);
  }
}
