package io.swarmkeeper.planner.preflight;

import io.swarmkeeper.contract.Finding;
import io.swarmkeeper.planner.plan.given.Candidate;
import io.swarmkeeper.planner.plan.given.CandidateRule;
import io.swarmkeeper.planner.plan.given.Observed;
import io.swarmkeeper.planner.plan.given.Purpose;
import io.swarmkeeper.planner.plan.given.StackRule;
import io.swarmkeeper.planner.plan.given.Wanted;
import io.swarmkeeper.planner.preflight.health.Capacity;
import io.swarmkeeper.planner.preflight.health.HalfReplacedTasks;
import io.swarmkeeper.planner.preflight.health.HalfWay;
import io.swarmkeeper.planner.preflight.health.NoHealthCheck;
import io.swarmkeeper.planner.preflight.health.UnsettledUpdate;
import io.swarmkeeper.planner.preflight.health.UnwatchedNodes;
import io.swarmkeeper.planner.preflight.image.KeptLogins;
import io.swarmkeeper.planner.preflight.image.OlderLogins;
import io.swarmkeeper.planner.preflight.image.RegistryAccess;
import io.swarmkeeper.planner.preflight.image.WrongImage;
import io.swarmkeeper.planner.preflight.object.IngressNetwork;
import io.swarmkeeper.planner.preflight.object.MissingReferences;
import io.swarmkeeper.planner.preflight.object.NodeLocalVolumes;
import io.swarmkeeper.planner.preflight.object.SubnetsTaken;
import io.swarmkeeper.planner.preflight.object.TwoWriters;
import io.swarmkeeper.planner.preflight.object.UnrecordedReplicas;
import io.swarmkeeper.planner.preflight.place.HostPorts;
import io.swarmkeeper.planner.preflight.place.HostPortsTogether;
import io.swarmkeeper.planner.preflight.place.NoRoom;
import io.swarmkeeper.planner.preflight.place.NoRoomTogether;
import io.swarmkeeper.planner.preflight.place.NowhereToRun;
import io.swarmkeeper.planner.preflight.place.PortsWithPlacement;
import io.swarmkeeper.planner.preflight.place.ReplicasPerNode;
import io.swarmkeeper.planner.preflight.place.SlowStops;
import io.swarmkeeper.planner.preflight.place.TakenPorts;
import io.swarmkeeper.planner.preflight.place.WrongPlatform;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Every rule there is, asked about everything that is going to be written. What the first two lists
 * find stops a rollback too: whatever happens meanwhile, it could not work. What the others find is
 * a rule of ours, or true only as things are just now, and stops a deploy alone
 * (docs/decisions/0033).
 */
public final class Preflight {
  private static final List<CandidateRule> CERTAIN_OF_SERVICES =
      List.of(
          new WrongPlatform(),
          new NowhereToRun(),
          new PortsWithPlacement(),
          new IngressNetwork(),
          new HalfReplacedTasks());
  private static final List<StackRule> CERTAIN_OF_THE_STACK =
      List.of(new TakenPorts(false), new MissingReferences(), new SubnetsTaken(), new HalfWay());
  private static final List<CandidateRule> UNCERTAIN_OF_SERVICES =
      List.of(
          new WrongImage(),
          new ReplicasPerNode(),
          new HostPorts(),
          new SlowStops(),
          new NoHealthCheck(),
          new Capacity(),
          new UnrecordedReplicas(),
          new NodeLocalVolumes(),
          new TwoWriters(),
          new OlderLogins(),
          new UnsettledUpdate());
  private static final List<StackRule> UNCERTAIN_OF_THE_STACK =
      List.of(
          new RegistryAccess(),
          new KeptLogins(),
          new TakenPorts(true),
          new HostPortsTogether(),
          new NoRoom(),
          new NoRoomTogether(),
          new UnwatchedNodes());

  private Preflight() {}

  /** Everything found, not only the first. */
  public static List<Finding> check(
      Wanted wanted, Observed observed, List<Candidate> candidates, Purpose purpose) {
    var certain = new Asking(CERTAIN_OF_SERVICES, CERTAIN_OF_THE_STACK);
    var uncertain = new Asking(UNCERTAIN_OF_SERVICES, UNCERTAIN_OF_THE_STACK);
    return Stream.concat(
            certain.about(wanted, observed, candidates).stream(),
            purpose.uncertain(uncertain.about(wanted, observed, candidates)).stream())
        .toList();
  }

  /** Some of the rules. */
  private record Asking(List<CandidateRule> ofServices, List<StackRule> ofTheStack) {
    List<Finding> about(Wanted wanted, Observed observed, List<Candidate> candidates) {
      var findings = new ArrayList<Finding>();
      for (var candidate : candidates) {
        ofServices.forEach(rule -> findings.addAll(rule.check(candidate)));
      }
      ofTheStack.forEach(rule -> findings.addAll(rule.check(wanted, observed, candidates)));
      return findings;
    }
  }
}
