package io.swarmkeeper.stack.convert;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.swarmkeeper.stack.text.Bytewise;
import io.swarmkeeper.stack.text.Capabilities;
import io.swarmkeeper.stack.text.GoDuration;
import io.swarmkeeper.stack.text.ImageReference;
import io.swarmkeeper.stack.tree.GoPrint;
import io.swarmkeeper.stack.tree.Value;
import io.swarmkeeper.stack.tree.Value.Flag;
import io.swarmkeeper.stack.tree.Value.Listing;
import io.swarmkeeper.stack.tree.Value.Mapping;
import io.swarmkeeper.stack.tree.Value.Nothing;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A service's ContainerSpec. */
final class ContainerBody {
  private final Scope scope;
  private final FileReferences references;

  ContainerBody(Scope scope, FileReferences references) {
    this.scope = scope;
    this.references = references;
  }

  ObjectNode body(String service, Mapping given) {
    ObjectNode body = Json.object();
    String image = given.text("image");
    Json.text(body, "Image", ImageReference.familiar(image, scope.compat()).orElse(image));
    body.set("Labels", scope.labels(given.mapping("labels").orElse(Mapping.empty(given.at()))));
    Json.list(body, "Command", Json.printed(given.items("entrypoint")));
    Json.list(body, "Args", Json.printed(given.items("command")));
    Json.text(body, "Hostname", given.text("hostname"));
    Json.list(body, "Env", env(given));
    Json.text(body, "Dir", given.text("working_dir"));
    Json.text(body, "User", given.text("user"));
    given
        .get("init")
        .filter(Flag.class::isInstance)
        .ifPresent(init -> body.put("Init", ((Flag) init).on()));
    Json.text(body, "StopSignal", given.text("stop_signal"));
    Json.flag(body, "TTY", given.isTrue("tty"));
    Json.flag(body, "OpenStdin", given.isTrue("stdin_open"));
    Json.flag(body, "ReadOnly", given.isTrue("read_only"));
    Json.text(body, "Isolation", given.text("isolation"));
    more(service, given, body);
    return body;
  }

  private void more(String service, Mapping given, ObjectNode body) {
    if (given.get("stop_grace_period").isPresent()) {
      GoDuration.nanos(given.text("stop_grace_period"))
          .ifPresent(n -> body.put("StopGracePeriod", n));
    }
    array(body, "Mounts", new Mounts(scope).mounts(service, given));
    given
        .mapping("healthcheck")
        .ifPresent(health -> body.set("Healthcheck", health(service, health)));
    Json.list(body, "Hosts", hosts(given));
    dns(given).ifPresent(dns -> body.set("DNSConfig", dns));
    array(body, "Secrets", references.secrets(service, given));
    array(body, "Configs", references.configs(service, given));
    body.set("Privileges", new Privileges(scope).body(service, given, body));
    given
        .mapping("sysctls")
        .ifPresent(sysctls -> Json.object(body, "Sysctls", Json.strings(sysctls)));
    var capabilities =
        Capabilities.of(
            Json.printed(given.items("cap_add")), Json.printed(given.items("cap_drop")));
    Json.list(body, "CapabilityAdd", capabilities.add());
    Json.list(body, "CapabilityDrop", capabilities.drop());
    array(body, "Ulimits", ulimits(given));
  }

  private static void array(ObjectNode body, String name, ArrayNode array) {
    if (!array.isEmpty()) {
      body.set(name, array);
    }
  }

  private static List<String> env(Mapping given) {
    List<String> env = new ArrayList<>();
    given
        .mapping("environment")
        .ifPresent(m ->
            m.fields()
                .forEach((name, field) ->
                    env.add(
                        field.value() instanceof Nothing
                            ? name
                            : name + "=" + GoPrint.print(field.value()))));
    env.sort(Bytewise.ORDER);
    return env;
  }

  private static List<String> hosts(Mapping given) {
    List<String> hosts = new ArrayList<>();
    for (String line : Json.printed(given.items("extra_hosts"))) {
      int colon = line.indexOf(':');
      hosts.add(line.substring(colon + 1) + " " + line.substring(0, colon));
    }
    return hosts;
  }

  /** Go tells an empty list from none in 20.10. */
  private Optional<ObjectNode> dns(Mapping given) {
    ObjectNode dns = Json.object();
    Json.list(dns, "Nameservers", Json.printed(given.items("dns")));
    Json.list(dns, "Search", Json.printed(given.items("dns_search")));
    boolean there = isList(given, "dns") || isList(given, "dns_search");
    return there ? Optional.of(dns) : Optional.empty();
  }

  private static boolean isList(Mapping given, String key) {
    return given.get(key).filter(Listing.class::isInstance).isPresent();
  }

  private ObjectNode health(String service, Mapping health) {
    List<String> test = Json.printed(health.items("test"));
    ObjectNode body = Json.object();
    if (health.isTrue("disable")) {
      if (!test.isEmpty()) {
        scope
            .problems()
            .refuse(
                health.where("disable"),
                "services." + service + ".healthcheck",
                "'test' and 'disable: true' exclude each other");
      }
      Json.list(body, "Test", List.of("NONE"));
      return body;
    }
    Json.list(body, "Test", test);
    Json.number(body, "Interval", Json.nanos(health, "interval"));
    Json.number(body, "Timeout", Json.nanos(health, "timeout"));
    Json.number(body, "StartPeriod", Json.nanos(health, "start_period"));
    if (scope.compat().is28()) {
      Json.number(body, "StartInterval", Json.nanos(health, "start_interval"));
    }
    Json.number(body, "Retries", Json.number(health, "retries"));
    return body;
  }

  private static ArrayNode ulimits(Mapping given) {
    ArrayNode all = Json.array();
    Mapping ulimits = given.mapping("ulimits").orElse(Mapping.empty(given.at()));
    for (String name : ulimits.fields().keySet().stream().sorted().toList()) {
      Value value = ulimits.get(name).orElseThrow();
      if (value instanceof Mapping limit) {
        all.addObject()
            .put("Name", name)
            .put("Hard", Json.number(limit, "hard"))
            .put("Soft", Json.number(limit, "soft"));
      }
    }
    return all;
  }
}
