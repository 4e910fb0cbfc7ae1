package io.swarmkeeper.planner.plan.object;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.swarmkeeper.contract.Revision.NamedSpec;
import io.swarmkeeper.contract.Rotated;
import io.swarmkeeper.planner.plan.given.Observed;
import io.swarmkeeper.planner.plan.given.Wanted;
import io.swarmkeeper.swarm.EngineJson;
import io.swarmkeeper.swarm.view.StoredObject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Gives every config and secret from a file the name of its content, in the services that use it
 * too; where it is mounted does not change. Content that the stack has in the swarm already keeps
 * the name that it has there, also a plain one from {@code docker stack deploy}: nothing restarts
 * for a name (docs/decisions/0018).
 */
public final class Rotation {
  private final Observed observed;
  private final Wanted wanted;
  private final Set<String> inUse;

  private Rotation(Wanted wanted, Observed observed) {
    this.wanted = wanted;
    this.observed = observed;
    this.inUse =
        observed.view().all().stream()
            .filter(s -> s.stack().filter(wanted.stack()::equals).isPresent())
            .flatMap(s -> s.settings().configsAndSecrets().stream())
            .collect(Collectors.toSet());
  }

  /** The same, under the names that it will have in this swarm. */
  public static Wanted of(Wanted wanted, Observed observed) {
    return new Rotation(wanted, observed).rotated();
  }

  private Wanted rotated() {
    var configs = new HashMap<String, String>();
    var secrets = new HashMap<String, String>();
    var namedConfigs =
        wanted.configs().stream().map(c -> named(c, observed.state().configs(), configs)).toList();
    var namedSecrets =
        wanted.secrets().stream().map(s -> named(s, observed.state().secrets(), secrets)).toList();
    var services =
        wanted.services().stream().map(s -> s.with(spec(s.spec(), configs, secrets))).toList();
    return wanted.with(services, namedConfigs, namedSecrets);
  }

  private NamedSpec named(NamedSpec own, List<ObjectNode> live, Map<String, String> names) {
    if (Rotated.plain(own.spec()).isEmpty()) {
      return own;
    }
    var renamed = Rotated.renamed(own.spec());
    var there =
        Stream.of(EngineJson.textOrEmpty(renamed, "/Name"), own.name())
            .filter(name -> isThere(name, own.spec(), live))
            .toList();
    var name =
        there.stream()
            .filter(inUse::contains)
            .findFirst()
            .or(() -> there.stream().findFirst())
            .orElse(EngineJson.textOrEmpty(renamed, "/Name"));
    names.put(own.name(), name);
    return new NamedSpec(name, renamed.put("Name", name));
  }

  /** Whether the stack has this content under this name. */
  private boolean isThere(String name, ObjectNode spec, List<ObjectNode> live) {
    return StoredObject.named(name, live)
        .map(StoredObject::spec)
        .filter(object -> ObjectPlanning.belongsTo(wanted.stack(), object))
        .filter(object -> sameContent(spec, object))
        .isPresent();
  }

  /**
   * Data of secrets cannot be read: only a digest of ours can tell. A secret whose bytes come from
   * a driver has none, and what it says of the driver can be read.
   */
  static boolean sameContent(ObjectNode wanted, ObjectNode live) {
    if (driven(wanted) || driven(live)) {
      return driver(wanted).equals(driver(live)) && sameTemplating(wanted, live);
    }
    if (!live.path("Data").isMissingNode()) {
      return wanted.path("Data").asText().equals(live.path("Data").asText())
          && sameTemplating(wanted, live);
    }
    return Rotated.digest(live)
        .filter(d -> Rotated.digest(wanted).filter(d::equals).isPresent())
        .isPresent();
  }

  static boolean driven(ObjectNode secret) {
    return secret.path("Driver").isObject();
  }

  /** The driver's name and options; no options are as good as empty ones. */
  private static Map<String, String> driver(ObjectNode secret) {
    var driver = new HashMap<String, String>();
    secret
        .path("Driver")
        .path("Options")
        .properties()
        .forEach(o -> driver.put("option " + o.getKey(), o.getValue().asText()));
    EngineJson.text(secret, "/Driver/Name").ifPresent(name -> driver.put("name", name));
    return driver;
  }

  private static boolean sameTemplating(ObjectNode wanted, ObjectNode live) {
    return Objects.equals(
        EngineJson.text(wanted, "/Templating/Name"), EngineJson.text(live, "/Templating/Name"));
  }

  private static ObjectNode spec(
      ObjectNode spec, Map<String, String> configs, Map<String, String> secrets) {
    var renamed = spec.deepCopy();
    var container = renamed.at("/TaskTemplate/ContainerSpec");
    container.path("Configs").forEach(c -> rename((ObjectNode) c, "ConfigName", configs));
    container.path("Secrets").forEach(s -> rename((ObjectNode) s, "SecretName", secrets));
    if (container.at("/Privileges/CredentialSpec") instanceof ObjectNode credential) {
      rename(credential, "Config", configs);
    }
    return renamed;
  }

  private static void rename(ObjectNode reference, String field, Map<String, String> names) {
    var name = names.get(reference.path(field).asText());
    if (name != null) {
      reference.put(field, name);
    }
  }
}
