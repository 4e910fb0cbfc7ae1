package io.swarmkeeper.stack.convert;

import io.swarmkeeper.stack.StackSpec;
import io.swarmkeeper.stack.StackSpec.Service;
import io.swarmkeeper.stack.text.ImageReference;
import io.swarmkeeper.stack.tree.GoPrint;
import io.swarmkeeper.stack.tree.Value.Mapping;
import io.swarmkeeper.stack.tree.Value.Unread;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** All requests of a stack. */
public final class RequestBodies {
  private final Scope scope;
  private final Networks networks;
  private final FileReferences references;
  private final ServiceBody bodies;

  public RequestBodies(Scope scope) {
    this.scope = scope;
    this.networks = new Networks(scope);
    this.references = new FileReferences(scope);
    this.bodies = new ServiceBody(scope, new TaskBody(scope, networks, references));
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
        objects.of("secrets"),
        references.externalSecrets(),
        objects.of("configs"),
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
        bodies.body(name, given),
        GoJson.printed(given.items("depends_on")),
        policies.service(name, given));
  }

  /** The older docker sends whatever there is, and the engine refuses it. */
  private void checkImage(String name, Mapping given) {
    String image = given.text("image");
    if (scope.imageUnread(name, given) || !scope.compat().is28()) {
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
    scope.refuse(given.where("image"), "services." + name + ".image", text);
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
