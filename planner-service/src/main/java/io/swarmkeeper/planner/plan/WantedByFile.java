package io.swarmkeeper.planner.plan;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.swarmkeeper.contract.Finding;
import io.swarmkeeper.contract.Revision.NamedSpec;
import io.swarmkeeper.contract.Rotated;
import io.swarmkeeper.planner.plan.given.Repository;
import io.swarmkeeper.planner.plan.given.Wanted;
import io.swarmkeeper.stack.StackSpec;
import io.swarmkeeper.swarm.settings.ServiceSpec;
import io.swarmkeeper.swarm.spec.SpecDigest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a stack file wants, with what it asks for in vain said as findings.
 *
 * @param secretDigests of the secrets' files, by key
 * @param allowImageChange services whose image may come from another repository than now
 * @param refreshLogins whether Swarm gets the newest registry credentials where tasks stay too
 * @param said by the reading: what the engine is certain to refuse, and warnings
 */
record WantedByFile(
    StackSpec stack,
    Map<String, String> secretDigests,
    boolean prune,
    List<String> allowImageChange,
    boolean refreshLogins,
    List<Finding> said) {

  Wanted wanted() {
    var findings = new ArrayList<Finding>();
    var secrets = stack.secrets().stream().map(s -> secret(s, findings)).toList();
    stack.services().forEach(service -> policy(service, findings));
    allowImageChange.forEach(name -> known(name, findings));
    findings.addAll(said);
    var names = fullNames();
    return new Wanted(
        stack.stack(),
        stack.services().stream()
            .map(s ->
                new Wanted.Service(
                    s.name(), s.body(), after(s, names), allowances(s), Optional.empty()))
            .toList(),
        stack.networks().stream().map(n -> new NamedSpec(n.name(), n.body())).toList(),
        stack.configs().stream().map(this::config).toList(),
        secrets,
        prune,
        findings);
  }

  private Wanted.Allowances allowances(StackSpec.Service service) {
    return new Wanted.Allowances(
        service.policy().imageRepositories(),
        allowImageChange.contains(service.key()) || allowImageChange.contains(service.name()),
        service.policy().maxUnavailable(),
        refreshLogins);
  }

  private void known(String name, List<Finding> findings) {
    if (stack.services().stream().noneMatch(s -> s.key().equals(name) || s.name().equals(name))) {
      findings.add(Finding.error("--allow-image-change", "the files have no service " + name));
    }
  }

  private static List<String> after(StackSpec.Service service, Map<String, String> names) {
    return service.dependsOn().stream().map(key -> names.getOrDefault(key, key)).toList();
  }

  private Map<String, String> fullNames() {
    var names = new HashMap<String, String>();
    stack.services().forEach(s -> names.put(s.key(), s.name()));
    return names;
  }

  private NamedSpec config(StackSpec.Named config) {
    return marked(config, SpecDigest.of(content(config, "Data")));
  }

  private NamedSpec secret(StackSpec.Named secret, List<Finding> findings) {
    if (secret.file().isEmpty()) {
      return marked(secret, SpecDigest.of(content(secret, "Driver")));
    }
    var digest = secretDigests.get(secret.key());
    if (digest == null || !digest.matches("[0-9a-f]{16,}")) {
      findings.add(
          Finding.error(
              "secrets." + secret.key(),
              "the request does not say which content the secret has, and no message may carry the"
                  + " content itself: run 'keeper deploy' where its file is"));
      return new NamedSpec(secret.name(), secret.body());
    }
    return marked(secret, digest);
  }

  private NamedSpec marked(StackSpec.Named object, String digest) {
    var rotates = object.name().equals(stack.stack() + "_" + object.key());
    return new NamedSpec(object.name(), Rotated.marked(object.body(), rotates, digest));
  }

  /** All but labels is content, for the engine changes nothing else afterwards. */
  private static ObjectNode content(StackSpec.Named object, String field) {
    var content = object.body().objectNode();
    for (var part : List.of(field, "Templating")) {
      if (object.body().has(part)) {
        content.set(part, object.body().get(part));
      }
    }
    return content;
  }

  private static void policy(StackSpec.Service service, List<Finding> findings) {
    var where = "services." + service.key();
    var image = new ServiceSpec(service.body()).image();
    var allowed = service.policy().imageRepositories();
    var repository = Repository.of(image);
    if (!allowed.isEmpty() && allowed.stream().map(Repository::of).noneMatch(repository::equals)) {
      findings.add(
          Finding.error(
              where + ".image",
              "%s is not of %s, which x-keeper.image_repository demands here"
                  .formatted(image, String.join(" or ", allowed))));
    }
    notCarried(service, findings);
  }

  private static void notCarried(StackSpec.Service service, List<Finding> findings) {
    var policy = service.policy();
    var asked = new ArrayList<String>();
    policy.canary().ifPresent(_ -> asked.add("canary"));
    policy.drain().ifPresent(_ -> asked.add("drain"));
    asked.forEach(key ->
        findings.add(
            Finding.warning(
                "services." + service.key() + ".x-keeper." + key,
                "is not carried yet: the service's update_config is what counts")));
  }
}
