package io.swarmkeeper.stack.convert;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.swarmkeeper.stack.text.GoDuration;
import io.swarmkeeper.stack.text.ImageReference;
import io.swarmkeeper.stack.tree.GoPrint;
import io.swarmkeeper.stack.tree.Value.Flag;
import io.swarmkeeper.stack.tree.Value.Listing;
import io.swarmkeeper.stack.tree.Value.Mapping;
import io.swarmkeeper.stack.tree.Value.Nothing;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** A service's ContainerSpec. */
record ContainerBody(Scope scope, FileReferences references) {
  /** The order in which Go sorts strings: by their UTF-8 bytes. */
  private static final Comparator<String> BYTEWISE =
      (a, b) ->
          Arrays.compareUnsigned(
              a.getBytes(StandardCharsets.UTF_8), b.getBytes(StandardCharsets.UTF_8));

  ObjectNode body(String service, Mapping given) {
    ObjectNode body = GoJson.object();
    String image = given.text("image");
    GoJson.text(body, "Image", ImageReference.familiar(image, scope.compat()).orElse(image));
    body.set("Labels", scope.labels(given));
    GoJson.list(body, "Command", GoJson.printed(given.items("entrypoint")));
    GoJson.list(body, "Args", GoJson.printed(given.items("command")));
    GoJson.text(body, "Hostname", given.text("hostname"));
    GoJson.list(body, "Env", env(given));
    GoJson.text(body, "Dir", given.text("working_dir"));
    GoJson.text(body, "User", given.text("user"));
    given.get("init", Flag.class).ifPresent(init -> body.put("Init", init.on()));
    GoJson.text(body, "StopSignal", given.text("stop_signal"));
    GoJson.flag(body, "TTY", given.isTrue("tty"));
    GoJson.flag(body, "OpenStdin", given.isTrue("stdin_open"));
    GoJson.flag(body, "ReadOnly", given.isTrue("read_only"));
    GoJson.text(body, "Isolation", given.text("isolation"));
    more(service, given, body);
    return body;
  }

  private void more(String service, Mapping given, ObjectNode body) {
    if (given.get("stop_grace_period").isPresent()) {
      GoDuration.nanos(given.text("stop_grace_period"))
          .ifPresent(n -> body.put("StopGracePeriod", n));
    }
    GoJson.set(body, "Mounts", new Mounts(scope).mounts(service, given));
    given
        .mapping("healthcheck")
        .ifPresent(health -> body.set("Healthcheck", health(service, health)));
    GoJson.list(body, "Hosts", hosts(given));
    dns(given).ifPresent(dns -> body.set("DNSConfig", dns));
    GoJson.set(body, "Secrets", references.secrets(service, given));
    GoJson.set(body, "Configs", references.configs(service, given));
    body.set("Privileges", new Privileges(scope).body(service, given, body));
    GoJson.set(body, "Sysctls", GoJson.strings(given.below("sysctls")));
    Privileges.capabilities(given, body);
    GoJson.set(body, "Ulimits", ulimits(given));
  }

  private static List<String> env(Mapping given) {
    List<String> env = new ArrayList<>();
    given
        .below("environment")
        .fields()
        .forEach((name, field) ->
            env.add(
                field.value() instanceof Nothing
                    ? name
                    : name + "=" + GoPrint.print(field.value())));
    env.sort(BYTEWISE);
    return env;
  }

  private static List<String> hosts(Mapping given) {
    List<String> hosts = new ArrayList<>();
    for (String line : GoJson.printed(given.items("extra_hosts"))) {
      int colon = line.indexOf(':');
      hosts.add(line.substring(colon + 1) + " " + line.substring(0, colon));
    }
    return hosts;
  }

  /** Go tells an empty list from none in 20.10. */
  private Optional<ObjectNode> dns(Mapping given) {
    ObjectNode dns = GoJson.object();
    GoJson.list(dns, "Nameservers", GoJson.printed(given.items("dns")));
    GoJson.list(dns, "Search", GoJson.printed(given.items("dns_search")));
    boolean there = isList(given, "dns") || isList(given, "dns_search");
    return there ? Optional.of(dns) : Optional.empty();
  }

  private static boolean isList(Mapping given, String key) {
    return given.get(key, Listing.class).isPresent();
  }

  private ObjectNode health(String service, Mapping health) {
    List<String> test = GoJson.printed(health.items("test"));
    ObjectNode body = GoJson.object();
    if (health.isTrue("disable")) {
      if (!test.isEmpty()) {
        scope.refuse(
            health.where("disable"),
            "services." + service + ".healthcheck",
            "'test' and 'disable: true' exclude each other");
      }
      GoJson.list(body, "Test", List.of("NONE"));
      return body;
    }
    GoJson.list(body, "Test", test);
    GoJson.number(body, "Interval", GoJson.nanos(health, "interval"));
    GoJson.number(body, "Timeout", GoJson.nanos(health, "timeout"));
    GoJson.number(body, "StartPeriod", GoJson.nanos(health, "start_period"));
    if (scope.compat().is28()) {
      GoJson.number(body, "StartInterval", GoJson.nanos(health, "start_interval"));
    }
    GoJson.number(body, "Retries", GoJson.number(health, "retries"));
    return body;
  }

  private static ArrayNode ulimits(Mapping given) {
    ArrayNode all = GoJson.array();
    new TreeMap<>(given.mappings("ulimits"))
        .forEach((name, limit) ->
            all.addObject()
                .put("Name", name)
                .put("Hard", GoJson.number(limit, "hard"))
                .put("Soft", GoJson.number(limit, "soft")));
    return all;
  }
}
