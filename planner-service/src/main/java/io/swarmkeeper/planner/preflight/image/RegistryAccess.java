package io.swarmkeeper.planner.preflight.image;

import io.swarmkeeper.contract.Finding;
import io.swarmkeeper.contract.Query.Access;
import io.swarmkeeper.contract.Query.KnownLogin;
import io.swarmkeeper.planner.plan.given.Candidate;
import io.swarmkeeper.planner.plan.given.Observed;
import io.swarmkeeper.planner.plan.given.StackRule;
import io.swarmkeeper.planner.plan.given.Wanted;
import io.swarmkeeper.swarm.ImageName;
import io.swarmkeeper.swarm.settings.ServiceSpec;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Registry credentials that will not work: refused by the registry, lacking where it wants some, or
 * over before the rollout is. Names the user, never what is secret. A file that pins its images by
 * digest is only warned, because nodes that have them need no registry.
 */
public final class RegistryAccess implements StackRule {
  /** How long a rollout may take, unless somebody says otherwise. */
  private static final Duration ROLLOUT = Duration.ofMinutes(30);

  @Override
  public List<Finding> check(Wanted wanted, Observed observed, List<Candidate> candidates) {
    var written =
        candidates.stream().map(c -> c.service().name()).collect(Collectors.toUnmodifiableSet());
    var findings = new ArrayList<Finding>();
    for (var service : wanted.services()) {
      var isWritten = written.contains(service.name());
      service
          .access()
          .flatMap(a -> finding(wanted, service, a, isWritten))
          .or(() -> ending(wanted, service, observed.view().now()).filter(_ -> isWritten))
          .ifPresent(findings::add);
    }
    return findings;
  }

  private static Optional<Finding> finding(
      Wanted wanted, Wanted.Service service, Access access, boolean written) {
    if (!access.refused()) {
      return Optional.empty();
    }
    var where = wanted.where(service.name()) + ".image";
    var image = new ServiceSpec(service.spec()).image();
    var text = access.login().map(l -> refused(access, l, image)).orElse(lacking(access, image));
    if (!ImageName.isPinned(image)) {
      return Optional.of(Finding.error(where, text));
    }
    return written
        ? Optional.of(
            Finding.warning(where, text + ". Until then only nodes that have the image can run it"))
        : Optional.empty();
  }

  private static String refused(Access access, KnownLogin login, String image) {
    return ("registry %s refuses the credentials of %s for the image %s%s: %s, check the"
            + " name of the image, and that they may read it")
        .formatted(
            access.registry(),
            who(login),
            image,
            login.ends().map(end -> "; they end at " + time(end)).orElse(""),
            logIn(access));
  }

  private static String lacking(Access access, String image) {
    return ("registry %s does not show the image %s to those without credentials, and none"
            + " are known for it: %s, or check the name of the image")
        .formatted(access.registry(), image, logIn(access));
  }

  private static String logIn(Access access) {
    var server = access.registry().equals("docker.io") ? "" : " " + access.registry();
    return "log in (docker login" + server + ", then keeper deploy)";
  }

  private static Optional<Finding> ending(Wanted wanted, Wanted.Service service, Instant now) {
    return service
        .access()
        .flatMap(a ->
            a.login()
                .filter(l -> l.ends().filter(now.plus(ROLLOUT)::isAfter).isPresent())
                .map(l ->
                    Finding.warning(
                        wanted.where(service.name()) + ".image",
                        ("the credentials of %s for registry %s end at %s, and a rollout may take"
                                + " %s minutes: %s")
                            .formatted(
                                who(l),
                                a.registry(),
                                time(l.ends().orElseThrow()),
                                ROLLOUT.toMinutes(),
                                logIn(a)))));
  }

  private static String who(KnownLogin login) {
    return login.user().map(u -> "user " + u).orElse("a token");
  }

  private static Instant time(Instant instant) {
    return instant.truncatedTo(ChronoUnit.SECONDS);
  }
}
