package io.swarmkeeper.planner.preflight.port;

import io.swarmkeeper.contract.Finding;
import io.swarmkeeper.planner.plan.Candidate;
import io.swarmkeeper.planner.plan.Observed;
import io.swarmkeeper.planner.plan.Wanted;
import io.swarmkeeper.planner.preflight.StackRule;
import io.swarmkeeper.planner.view.ServiceView;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Published ports that another service has, now or by the same file: the engine refuses them. */
public final class TakenPorts implements StackRule {
  @Override
  public List<Finding> check(Wanted wanted, Observed observed, List<Candidate> candidates) {
    var looking = new Looking(byFile(wanted), bySwarm(observed));
    return candidates.stream().flatMap(looking::check).toList();
  }

  private static Map<String, List<Published>> byFile(Wanted wanted) {
    var ports = new TreeMap<String, List<Published>>();
    wanted.services().forEach(s -> ports.put(s.name(), Published.in(s.spec())));
    return ports;
  }

  private static Map<String, List<Published>> bySwarm(Observed observed) {
    var ports = new TreeMap<String, List<Published>>();
    observed.view().all().forEach(s -> ports.put(s.name(), Published.in(s.spec())));
    return ports;
  }

  /**
   * One look at all of them.
   *
   * @param wanted by the services of the file
   * @param live by all services of the swarm
   */
  private record Looking(
      Map<String, List<Published>> wanted, Map<String, List<Published>> live) {

    Stream<Finding> check(Candidate candidate) {
      return Published.in(candidate.spec()).stream()
          .flatMap(port ->
              inFile(candidate, port)
                  .or(() -> inSwarm(candidate, port))
                  .map(by -> candidate.error("ports", "port " + port + " is taken by service " + by))
                  .stream());
    }

    private Optional<String> inFile(Candidate candidate, Published port) {
      return others(candidate, port, wanted).findFirst().map(name -> name + " in the same file");
    }

    private Optional<String> inSwarm(Candidate candidate, Published port) {
      return others(candidate, port, live)
          .filter(name -> !candidate.service().after().contains(name))
          .findFirst()
          .map(name -> name + whose(candidate, name));
    }

    private static Stream<String> others(
        Candidate candidate, Published port, Map<String, List<Published>> ports) {
      return ports.entrySet().stream()
          .filter(e -> !e.getKey().equals(candidate.service().name()))
          .filter(e -> e.getValue().stream().anyMatch(port::clashes))
          .map(Map.Entry::getKey);
    }

    private String whose(Candidate candidate, String holder) {
      return wanted.containsKey(holder)
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
