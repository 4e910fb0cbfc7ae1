package io.swarmkeeper.stack.engine;

import io.swarmkeeper.stack.StackSpec;
import io.swarmkeeper.stack.StackSpec.Named;
import io.swarmkeeper.stack.convert.Scope;
import io.swarmkeeper.stack.tree.Value.Mapping;
import java.util.List;
import java.util.regex.Pattern;

/** Names in Swarm, made of the stack's name and a key, or given. */
record AllowedNames(Scope scope) {
  private static final Pattern STACK = Pattern.compile("[a-zA-Z0-9][a-zA-Z0-9_-]*");
  private static final Pattern KEY = Pattern.compile("[a-zA-Z0-9._-]+");
  private static final Pattern DNS = Pattern.compile("[a-zA-Z0-9](?:[a-zA-Z0-9_-]*[a-zA-Z0-9])?");
  private static final Pattern FILE = Pattern.compile("[a-zA-Z0-9](?:[a-zA-Z0-9_.-]*[a-zA-Z0-9])?");
  private static final int LONGEST_DNS = 63;
  private static final int LONGEST_FILE = 64;

  void check(StackSpec stack) {
    if (stack.stack().replaceAll("[\\s'\"]", "").isEmpty()) {
      return; // docker refuses it itself
    }
    if (!STACK.matcher(stack.stack()).matches()) {
      scope
          .problems()
          .engineRefuses(
              "the stack's name '"
                  + stack.stack()
                  + "': letters, digits, '-' and '_' are allowed, first a letter or digit");
      return;
    }
    // another key was refused by the schema
    stack.services().stream()
        .filter(service -> KEY.matcher(service.key()).matches())
        .forEach(service -> dns("services", service.key(), service.name()));
    stack.networks().forEach(network -> dns("networks", network.key(), network.name()));
    stack.secrets().forEach(secret -> file("secrets", secret));
    stack.configs().forEach(config -> file("configs", config));
  }

  private void dns(String section, String key, String name) {
    if (name.length() > LONGEST_DNS) {
      refuse(section, key, name, "63 characters are the most, and it has " + name.length());
    } else if (!DNS.matcher(name).matches()) {
      refuse(
          section,
          key,
          name,
          "letters, digits, '-' and '_' are allowed, first and last a letter or digit");
    }
  }

  /** Without a name of its own it is cut to fit, and gets a digest at its end. */
  private void file(String section, Named object) {
    boolean own = !object.name().equals(scope.stack() + "_" + object.key());
    boolean fits = object.name().length() <= LONGEST_FILE && FILE.matcher(object.name()).matches();
    if (own && !fits) {
      refuse(
          section,
          object.key(),
          object.name(),
          "at most 64 letters, digits, '-', '_' and '.' are allowed, first and last a letter or"
              + " digit");
    }
  }

  private void refuse(String section, String key, String name, String why) {
    Mapping entry =
        section.equals("services")
            ? scope.sections().services().get(key)
            : scope.sections().other(section).get(key);
    Mapping at = entry == null ? Mapping.empty(scope.sections().at()) : entry;
    boolean given = List.of("networks", "secrets", "configs").contains(section);
    String field = given && !at.text("name").isEmpty() ? ".name" : "";
    scope.engineRefuses(
        field.isEmpty() ? at.at() : at.where("name"),
        section + "." + key + field,
        "the name '" + name + "': " + why);
  }
}
