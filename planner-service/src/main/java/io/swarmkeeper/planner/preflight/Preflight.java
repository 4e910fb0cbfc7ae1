package io.swarmkeeper.planner.preflight;

import io.swarmkeeper.contract.Finding;
import io.swarmkeeper.planner.plan.Candidate;
import io.swarmkeeper.planner.plan.Checks;
import io.swarmkeeper.planner.plan.Observed;
import io.swarmkeeper.planner.plan.Wanted;
import io.swarmkeeper.planner.preflight.health.Capacity;
import io.swarmkeeper.planner.preflight.health.HalfWay;
import io.swarmkeeper.planner.preflight.health.NoHealthCheck;
import io.swarmkeeper.planner.preflight.health.UnsettledUpdate;
import io.swarmkeeper.planner.preflight.health.UnwatchedNodes;
import io.swarmkeeper.planner.preflight.image.WrongImage;
import io.swarmkeeper.planner.preflight.object.IngressNetwork;
import io.swarmkeeper.planner.preflight.object.MissingReferences;
import io.swarmkeeper.planner.preflight.object.NodeLocalVolumes;
import io.swarmkeeper.planner.preflight.object.UnrecordedReplicas;
import io.swarmkeeper.planner.preflight.place.NoRoom;
import io.swarmkeeper.planner.preflight.place.NoRoomTogether;
import io.swarmkeeper.planner.preflight.place.NowhereToRun;
import io.swarmkeeper.planner.preflight.place.ReplicasPerNode;
import io.swarmkeeper.planner.preflight.place.WrongPlatform;
import io.swarmkeeper.planner.preflight.port.HostPorts;
import io.swarmkeeper.planner.preflight.port.PortsWithPlacement;
import io.swarmkeeper.planner.preflight.port.TakenPorts;
import java.util.ArrayList;
import java.util.List;

/** Every rule there is, asked about everything that is going to be written. */
public final class Preflight implements Checks {
  private static final List<Rule> OF_SERVICES =
      List.of(
          new WrongImage(),
          new WrongPlatform(),
          new NowhereToRun(),
          new ReplicasPerNode(),
          new PortsWithPlacement(),
          new HostPorts(),
          new NoHealthCheck(),
          new Capacity(),
          new UnrecordedReplicas(),
          new NodeLocalVolumes(),
          new IngressNetwork(),
          new UnsettledUpdate());
  private static final List<StackRule> OF_THE_STACK =
      List.of(
          new TakenPorts(),
          new NoRoom(),
          new NoRoomTogether(),
          new MissingReferences(),
          new HalfWay(),
          new UnwatchedNodes());

  @Override
  public List<Finding> check(Wanted wanted, Observed observed, List<Candidate> candidates) {
    var findings = new ArrayList<Finding>();
    for (var candidate : candidates) {
      OF_SERVICES.forEach(rule -> findings.addAll(rule.check(candidate)));
    }
    OF_THE_STACK.forEach(rule -> findings.addAll(rule.check(wanted, observed, candidates)));
    return findings;
  }
}
