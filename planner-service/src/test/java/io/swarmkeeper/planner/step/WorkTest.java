package io.swarmkeeper.planner.step;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmkeeper.contract.Claim;
import io.swarmkeeper.contract.Command;
import io.swarmkeeper.contract.Command.Availability;
import io.swarmkeeper.contract.Command.ObjectKind;
import io.swarmkeeper.contract.OperationId;
import io.swarmkeeper.planner.operation.Kinds;
import io.swarmkeeper.planner.step.NodeWork.ConfirmEmpty;
import io.swarmkeeper.planner.step.NodeWork.SetAvailability;
import io.swarmkeeper.planner.step.ObjectWork.CreateObject;
import io.swarmkeeper.planner.step.ObjectWork.RemoveObject;
import io.swarmkeeper.planner.step.ServiceWork.CreateService;
import io.swarmkeeper.planner.step.ServiceWork.RefreshLogin;
import io.swarmkeeper.planner.step.ServiceWork.RemoveService;
import io.swarmkeeper.planner.step.ServiceWork.UpdateService;
import io.swarmkeeper.planner.step.ServiceWork.UpdateService.Base;
import io.swarmkeeper.planner.step.StepState.Heading;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What each kind of work answers: its ids and its commands are known to everybody outside. */
final class WorkTest {
  private static final Owner OWNER = new Owner(new OperationId("d-1"), "shop", 7);
  private static final List<Work> ALL =
      List.of(
          new CreateObject(ObjectKind.NETWORK, "x"),
          new CreateObject(ObjectKind.CONFIG, "x"),
          new CreateObject(ObjectKind.SECRET, "x"),
          new RemoveObject(ObjectKind.NETWORK, "x"),
          new RemoveObject(ObjectKind.CONFIG, "x"),
          new RemoveObject(ObjectKind.SECRET, "x"),
          new RefreshLogin("x", ""),
          new CreateService("x", 2),
          new UpdateService(
              "x", 2, Duration.ofSeconds(5), false, false, new Base("", ""), false, false),
          new RemoveService("x"),
          new SetAvailability("n-x", "x", Availability.DRAIN),
          new ConfirmEmpty("n-x", "x"));

  @Test
  void every_kind_is_here() {
    assertThat(ALL.stream().<Class<?>>map(Work::getClass)).containsAll(Kinds.of(Work.class));
  }

  @Test
  void each_has_its_command_forth_and_back_under_an_id_of_its_own() {
    var rows = new ArrayList<String>();
    for (var work : ALL) {
      rows.add(row(work, Heading.FORTH));
      if (!work.tidies() && !work.staysOnReturn() && !(work instanceof NodeWork)) {
        rows.add(row(work, Heading.BACK));
      }
    }
    assertThat(String.join("\n", rows) + "\n")
        .isEqualTo(
            """
            d-1/network/x#1 CreateNetwork WANTED
            d-1/config/x#1 CreateConfig WANTED
            d-1/secret/x#1 CreateSecret WANTED
            d-1/remove-network/x#1 RemoveObject
            d-1/remove-config/x#1 RemoveObject
            d-1/remove-secret/x#1 RemoveObject
            d-1/login/x#1 UpdateService BEFORE
            d-1/deploy/x#1 CreateService WANTED
            d-1/return/x#1 RemoveService
            d-1/deploy/x#1 UpdateService WANTED
            d-1/return/x#1 UpdateService BEFORE
            d-1/deploy/x#1 RemoveService
            d-1/return/x#1 CreateService BEFORE
            d-1/availability/x#1 SetNodeAvailability
            d-1/confirm-empty/x#1 ConfirmEmpty
            """);
  }

  private static String row(Work work, Heading heading) {
    var command =
        work.command(OWNER.step(work.purpose(heading), work.name(), 1), OWNER, heading, 3);
    return command.step() + " " + command.getClass().getSimpleName() + side(command);
  }

  private static String side(Command command) {
    return switch (command) {
      case Command.CreateNetwork c -> " " + c.spec().side();
      case Command.CreateConfig c -> " " + c.spec().side();
      case Command.CreateSecret c -> " " + c.spec().side();
      case Command.CreateService c -> " " + c.spec().side();
      case Command.UpdateService c -> " " + c.spec().side();
      case Command.RemoveService _,
          Command.RemoveObject _,
          Command.PullImage _,
          Command.SetNodeAvailability _,
          Command.ConfirmEmpty _ ->
          "";
    };
  }

  @Test
  void only_what_writes_to_a_service_claims_it() {
    assertThat(ALL.stream().filter(w -> w.claim().isPresent()).collect(Collectors.toSet()))
        .isEqualTo(ALL.stream().filter(ServiceWork.class::isInstance).collect(Collectors.toSet()));
    assertThat(new RefreshLogin("x", "").claim()).contains(Claim.service("x"));
  }
}
