package io.swarmkeeper.stack.convert;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.swarmkeeper.stack.StackSpec;
import io.swarmkeeper.stack.StackSpec.Service;
import io.swarmkeeper.stack.policy.PolicyReader;
import io.swarmkeeper.stack.text.ImageReference;
import io.swarmkeeper.stack.tree.GoPrint;
import io.swarmkeeper.stack.tree.Value.Mapping;
import io.swarmkeeper.stack.tree.Value.Unread;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Puts all request bodies of a stack together. */
public final class StackBody {
  private final Scope scope;
  private final Networks networks;
  private final FileReferences references;

  /** For one stack. */
  public StackBody(Scope scope) {
    this.scope = scope;
    this.networks = new Networks(scope);
    this.references = new FileReferences(scope);
  }

  /** The stack; what cannot be converted is reported and left out. */
  public StackSpec convert() {
    var policies = new PolicyReader(scope.problems());
    List<Service> services = new ArrayList<>();
    scope
        .sections()
        .services()
        .forEach((name, given) -> services.add(service(name, given, policies)));
    services.sort(Comparator.comparing(Service::name));
    var objects = new FileObjects(scope);
    return new StackSpec(
        scope.stack(),
        networks.created(),
        networks.external(),
        objects.secrets(),
        references.externalSecrets(),
        objects.configs(),
        references.externalConfigs(),
        services,
        policies.stack(scope.sections().extensions()));
  }

  private Service service(String name, Mapping given, PolicyReader policies) {
    networks.check(name, given);
    checkImage(name, given);
    checkOrder(name, given);
    return new Service(
        name,
        scope.stack() + "_" + name,
        body(name, given),
        Json.printed(given.items("depends_on")),
        policies.service(name, given));
  }

  private ObjectNode body(String name, Mapping given) {
    Mapping deploy = given.mapping("deploy").orElse(Mapping.empty(given.at()));
    var rules = new ServiceRules(scope);
    ObjectNode labels = scope.labels(deploy.mapping("labels").orElse(Mapping.empty(given.at())));
    labels.put("com.docker.stack.image", given.text("image"));
    ObjectNode body = Json.object().put("Name", scope.stack() + "_" + name);
    body.set("Labels", labels);
    body.set("TaskTemplate", task(name, given, deploy));
    body.set("Mode", rules.mode(name, deploy));
    deploy
        .mapping("update_config")
        .ifPresent(config -> body.set("UpdateConfig", rules.rollout(config)));
    deploy
        .mapping("rollback_config")
        .ifPresent(config -> body.set("RollbackConfig", rules.rollout(config)));
    body.set("EndpointSpec", rules.endpoint(given, deploy));
    return body;
  }

  private ObjectNode task(String name, Mapping given, Mapping deploy) {
    var rules = new TaskRules(scope);
    ObjectNode task = Json.object();
    task.set("ContainerSpec", new ContainerBody(scope, references).body(name, given));
    task.set("Resources", rules.resources(name, deploy));
    rules.restart(name, given, deploy).ifPresent(policy -> task.set("RestartPolicy", policy));
    task.set("Placement", rules.placement(deploy));
    task.set("Networks", networks.attachments(name, given));
    given.mapping("logging").ifPresent(logging -> task.set("LogDriver", logDriver(logging)));
    return task.put("ForceUpdate", 0);
  }

  private static ObjectNode logDriver(Mapping logging) {
    ObjectNode driver = Json.object();
    Json.text(driver, "Name", logging.text("driver"));
    logging
        .mapping("options")
        .ifPresent(options -> Json.object(driver, "Options", Json.strings(options)));
    return driver;
  }

  /** The older docker sends whatever there is, and the engine refuses it. */
  private void checkImage(String name, Mapping given) {
    String image = given.text("image");
    boolean there = given.get("image").isPresent();
    boolean unknown =
        given.unread("image") || (!there && scope.sections().mayHaveMore("services", name));
    if (unknown || !scope.compat().is28()) {
      return;
    }
    if (image.isEmpty()) {
      String hint =
          given.get("build").isPresent() ? "; 'build' is ignored, images are built beforehand" : "";
      refuseImage(name, given, "the service has no image" + hint);
    } else if (!ImageReference.acceptable(image, scope.compat())) {
      refuseImage(
          name,
          given,
          "'" + image + "' is no image reference; write [registry/]name[:tag], in lower case");
    }
  }

  private void refuseImage(String name, Mapping given, String text) {
    scope.problems().refuse(given.where("image"), "services." + name + ".image", text);
  }

  private void checkOrder(String name, Mapping given) {
    for (var item : given.items("depends_on")) {
      String other = GoPrint.print(item);
      boolean unknown = item instanceof Unread || scope.sections().mayHaveMore("services", other);
      if (!unknown && !scope.sections().services().containsKey(other)) {
        scope
            .problems()
            .warn(
                item.at(),
                "services." + name + ".depends_on",
                "there is no service '" + other + "'");
      }
    }
  }
}
