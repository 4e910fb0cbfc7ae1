package io.swarmkeeper.planner.preflight.place;

import io.swarmkeeper.contract.Finding;
import io.swarmkeeper.planner.plan.given.Candidate;
import io.swarmkeeper.planner.plan.given.Observed;
import io.swarmkeeper.planner.plan.given.StackRule;
import io.swarmkeeper.planner.plan.given.Wanted;
import io.swarmkeeper.swarm.settings.PublishedPort;
import io.swarmkeeper.swarm.settings.ServiceSpec;
import io.swarmkeeper.swarm.view.ServiceView;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * PublishedPort ports that another service has, now or by the same file: the engine refuses them.
 *
 * @param givenUp looks for those whose holder belongs to the stack, and may have given them up by
 *     the time that they are asked for; otherwise for all the rest
 */
public record TakenPorts(boolean givenUp) implements StackRule {
  @Override
  public List<Finding> check(Wanted wanted, Observed observed, List<Candidate> candidates) {
    var looking = new Looking(byFile(wanted), bySwarm(observed), givenUp);
    return candidates.stream().flatMap(looking::check).toList();
  }

  private static Map<String, List<Holder>> byFile(Wanted wanted) {
    return byPort(
        wanted.services().stream().flatMap(s -> holders(s.name(), new ServiceSpec(s.spec()))));
  }

  private static Map<String, List<Holder>> bySwarm(Observed observed) {
    return byPort(observed.view().all().stream().flatMap(s -> holders(s.name(), s.settings())));
  }

  private static Stream<Holder> holders(String service, ServiceSpec spec) {
    return spec.ports().stream().map(p -> new Holder(service, p));
  }

  private static Map<String, List<Holder>> byPort(Stream<Holder> holders) {
    return holders
        .sorted(Comparator.comparing(Holder::service))
        .collect(Collectors.groupingBy(h -> h.port().toString()));
  }

  /** A service that publishes a port. */
  private record Holder(String service, PublishedPort port) {}

  /**
   * One look at all of them.
   *
   * @param wanted by the services of the file, by port
   * @param live by all services of the swarm, by port
   * @param givenUp whether by those that may give it up
   */
  private record Looking(
      Map<String, List<Holder>> wanted, Map<String, List<Holder>> live, boolean givenUp) {

    Stream<Finding> check(Candidate candidate) {
      return candidate.settings().ports().stream()
          .flatMap(port ->
              taken(candidate, port)
                  .map(
                      by -> candidate.error("ports", "port " + port + " is taken by service " + by))
                  .stream());
    }

    private Optional<String> taken(Candidate candidate, PublishedPort port) {
      var inFile = inFile(candidate, port);
      return inFile.isPresent() ? inFile.filter(_ -> !givenUp) : inSwarm(candidate, port);
    }

    private Optional<String> inFile(Candidate candidate, PublishedPort port) {
      return others(candidate, port, wanted).findFirst().map(name -> name + " in the same file");
    }

    private Optional<String> inSwarm(Candidate candidate, PublishedPort port) {
      return others(candidate, port, live)
          .filter(name -> !candidate.service().after().contains(name))
          .filter(name -> givenUp == ofOurStack(candidate, name))
          .findFirst()
          .map(name -> name + whose(candidate, name));
    }

    private static boolean ofOurStack(Candidate candidate, String holder) {
      var ours = Optional.of(candidate.wanted().stack());
      return candidate.observed().view().service(holder).flatMap(ServiceView::stack).equals(ours);
    }

    private static Stream<String> others(
        Candidate candidate, PublishedPort port, Map<String, List<Holder>> holders) {
      return holders.getOrDefault(port.toString(), List.of()).stream()
          .filter(h -> !h.service().equals(candidate.service().name()))
          .filter(h -> port.clashes(h.port()))
          .map(Holder::service);
    }

    private static String whose(Candidate candidate, String holder) {
      return candidate.wanted().services().stream().anyMatch(s -> s.name().equals(holder))
          ? ", which gives it up with this deploy: let this service depend_on that one, or deploy"
              + " twice"
          : candidate
              .observed()
              .view()
              .service(holder)
              .flatMap(ServiceView::stack)
              .map(stack -> " of stack " + stack)
              .orElse("");
    }
  }
}
