package io.swarmkeeper.planner.plan;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.swarmkeeper.contract.Finding;
import io.swarmkeeper.contract.Query.Access;
import io.swarmkeeper.contract.Query.ImageAnswer;
import io.swarmkeeper.contract.Query.ImageFound;
import io.swarmkeeper.contract.Query.Platform;
import io.swarmkeeper.planner.plan.given.Wanted;
import io.swarmkeeper.swarm.ImageName;
import io.swarmkeeper.swarm.settings.ServiceSpec;
import io.swarmkeeper.swarm.view.ClusterView;
import io.swarmkeeper.swarm.view.ServiceView;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Writes what the registry says into specs as the docker CLI does: {@code repo:tag@sha256:…} and
 * the platforms. An image that cannot be pinned is an error, because a tag without a digest may
 * mean something else on every node.
 */
public final class Pinning {
  private Pinning() {}

  /** The images to ask the registry about, each once. */
  public static List<String> images(Wanted wanted) {
    return wanted.services().stream()
        .map(s -> image(s.spec()))
        .filter(image -> !image.isEmpty())
        .distinct()
        .toList();
  }

  /**
   * The same with its images pinned; what could not be pinned is among its findings. What a
   * registry does not show to us is found by a check of its own.
   *
   * @param live where the platforms of an image may be known from that we may not look at
   */
  public static Wanted pin(Wanted wanted, ImageAnswer answer, ClusterView live) {
    var found =
        answer.images().stream()
            .collect(Collectors.toMap(ImageFound::image, Function.identity(), (a, _) -> a));
    var services = new ArrayList<Wanted.Service>();
    var findings = new ArrayList<Finding>();
    for (var service : wanted.services()) {
      var image = image(service.spec());
      var access = Optional.ofNullable(found.get(image)).flatMap(ImageFound::access);
      var why = refusal(image, found);
      if (why.isEmpty()) {
        services.add(pinned(service, found.get(image)).asked(access));
      } else if (access.filter(Access::refused).isPresent()) {
        services.add(unseen(service, live).asked(access));
      } else {
        services.add(service.asked(access));
        var where = wanted.where(service.name()) + ".image";
        if (!wanted.told(where)) {
          findings.add(Finding.error(where, why));
        }
      }
    }
    return wanted.with(services, findings);
  }

  private static String refusal(String image, Map<String, ImageFound> found) {
    if (image.isEmpty()) {
      return "there is no image: name one";
    }
    var known = found.get(image);
    if (known == null) {
      return "nobody could say which digest %s has: no manager's executor answered for it"
          .formatted(image);
    }
    var why = known.error().orElse("the registry gives no digest for it");
    return known.error().isEmpty() && known.digest().isPresent()
        ? ""
        : "image " + image + " cannot be pinned to a digest: " + why;
  }

  private static Wanted.Service pinned(Wanted.Service service, ImageFound image) {
    var spec = service.spec().deepCopy();
    var name = image(spec);
    var container = spec.withObject("/TaskTemplate/ContainerSpec");
    container.put(
        "Image", ImageName.isPinned(name) ? name : name + "@" + image.digest().orElseThrow());
    var placement = spec.withObject("/TaskTemplate/Placement");
    placement.remove("Platforms");
    if (!image.platforms().isEmpty()) {
      var platforms = placement.putArray("Platforms");
      image.platforms().forEach(p -> platform(platforms.addObject(), p));
    }
    return service.with(spec);
  }

  /** The digest alone says what it is; the platforms are those that it was found to have before. */
  private static Wanted.Service unseen(Wanted.Service service, ClusterView live) {
    var image = image(service.spec());
    var platforms =
        live.service(service.name())
            .map(ServiceView::spec)
            .filter(spec -> ImageName.isPinned(image) && image.equals(image(spec)))
            .map(spec -> new ServiceSpec(spec).placement().path("Platforms"))
            .filter(JsonNode::isArray);
    if (platforms.isEmpty()) {
      return service;
    }
    var spec = service.spec().deepCopy();
    spec.withObject("/TaskTemplate/Placement").set("Platforms", platforms.get().deepCopy());
    return service.with(spec);
  }

  /** Nodes call 32-bit ARM by many names, so the CLI leaves it open. */
  private static void platform(ObjectNode into, Platform platform) {
    if (!platform.architecture().equalsIgnoreCase("arm")) {
      into.put("Architecture", platform.architecture());
    }
    into.put("OS", platform.os());
  }

  private static String image(ObjectNode spec) {
    return new ServiceSpec(spec).image();
  }
}
