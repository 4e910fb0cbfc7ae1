package io.swarmkeeper.planner.admission;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmkeeper.contract.Asked;
import io.swarmkeeper.contract.Event.Kind;
import io.swarmkeeper.contract.MessageId;
import io.swarmkeeper.contract.OperationId;
import io.swarmkeeper.contract.Person;
import io.swarmkeeper.contract.PublicKey;
import io.swarmkeeper.contract.Request;
import io.swarmkeeper.contract.Request.StackSource;
import io.swarmkeeper.contract.Role;
import io.swarmkeeper.planner.operation.Header;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Who may ask for what. */
final class RightsTest {
  private static final Asked ASKED = Asked.of("alice", "test");
  private static final OperationId OPERATION = new OperationId("d-1");
  private static final String SHOP = "shop-web";
  private static final PublicKey KEY = new PublicKey("U" + "A".repeat(55));

  /** Of each role, whether it may: stacks of its own, other stacks, nodes, people. */
  @ParameterizedTest
  @CsvSource({
    "DEPLOYER, true, false, false, false",
    "OPERATOR, true, true, true, false",
    "INSTALLER, false, false, false, true",
    "AUDITOR, false, false, false, false",
    "READER, false, false, false, false"
  })
  void each_role_may_ask_for_what_it_is_there_for(
      Role role, boolean own, boolean others, boolean nodes, boolean people) {
    var person = person(role, "shop-*");
    for (var request : onStack(SHOP)) {
      assertThat(may(person, request, Kind.DEPLOY, SHOP)).as("%s", request).isEqualTo(own);
    }
    for (var request : onStack("billing")) {
      assertThat(may(person, request, Kind.DEPLOY, "billing")).as("%s", request).isEqualTo(others);
    }
    for (var request : onNode()) {
      assertThat(may(person, request, Kind.DRAIN, SHOP)).as("%s", request).isEqualTo(nodes);
    }
    for (var request : onPeople()) {
      assertThat(may(person, request, Kind.DEPLOY, SHOP)).as("%s", request).isEqualTo(people);
    }
  }

  @Test
  void steering_is_judged_by_what_the_operation_is_about_and_not_by_what_the_request_says() {
    var deployer = person(Role.DEPLOYER, "shop-*");
    var abort = new Request.Abort(ASKED, OPERATION, SHOP);
    assertThat(may(deployer, abort, Kind.ROLLBACK, SHOP)).isTrue();
    assertThat(may(deployer, abort, Kind.DEPLOY, "billing")).isFalse();
    assertThat(may(deployer, abort, Kind.DRAIN, SHOP)).as("a node of that name").isFalse();
    assertThat(may(deployer, abort, Kind.ACTIVATE, SHOP)).isFalse();
    assertThat(Rights.objection(deployer, abort, Optional.empty()))
        .as("it may be begun the next moment, about anything")
        .hasValueSatisfying(why -> assertThat(why).startsWith("there is no operation d-1"));
  }

  @ParameterizedTest
  @CsvSource({
    "shop, false",
    "shop-, true",
    "xshop-web, false",
    "Shop-web, false",
    "'shop-*', true",
    "'*', false",
    "shop-a-ci, true"
  })
  void stacks_match_as_a_whole_and_by_case(String stack, boolean allowed) {
    var request = new Request.Rollback(ASKED, stack, Optional.empty(), Optional.empty());
    assertThat(may(person(Role.DEPLOYER, "shop-*"), request, Kind.ROLLBACK, stack))
        .isEqualTo(allowed);
  }

  @Test
  void a_refusal_says_who_may() {
    var request = new Request.Rollback(ASKED, "billing", Optional.empty(), Optional.empty());
    assertThat(Rights.objection(person(Role.DEPLOYER, "shop-*", "web"), request, Optional.empty()))
        .hasValue(
            "alice is a deployer of other stacks (shop-*, web) than billing: ask an operator, or an"
                + " installer for the right");
    assertThat(Rights.objection(person(Role.DEPLOYER), request, Optional.empty()))
        .hasValueSatisfying(why -> assertThat(why).contains("(none)"));
  }

  @ParameterizedTest
  @EnumSource(Role.class)
  void every_role_of_a_person_is_judged(Role role) {
    if (role.person()) {
      assertThat(may(person(role, "*"), onPeople().getFirst(), Kind.DEPLOY, SHOP))
          .isEqualTo(role == Role.INSTALLER);
    }
  }

  private static boolean may(Person person, Request request, Kind kind, String target) {
    var header =
        new Header(
            OPERATION,
            kind,
            target,
            ASKED,
            new MessageId("d-1"),
            Instant.EPOCH,
            Instant.EPOCH,
            Optional.empty(),
            Optional.empty());
    return Rights.objection(person, request, Optional.of(header)).isEmpty();
  }

  private static List<Request> onStack(String stack) {
    var source =
        new StackSource(
            List.of(), Map.of(), Map.of(), Map.of(), Optional.empty(), Optional.empty());
    return List.of(
        new Request.Deploy(
            ASKED, stack, source, false, Optional.empty(), Optional.empty(), List.of(), false),
        new Request.Rollback(ASKED, stack, Optional.empty(), Optional.empty()),
        new Request.Pause(ASKED, OPERATION, stack),
        new Request.Resume(ASKED, OPERATION, stack),
        new Request.Abort(ASKED, OPERATION, stack));
  }

  private static List<Request> onNode() {
    return List.of(
        new Request.Drain(ASKED, SHOP, Optional.empty()),
        new Request.Activate(ASKED, SHOP, Optional.empty()),
        new Request.Pause(ASKED, OPERATION, SHOP),
        new Request.Resume(ASKED, OPERATION, SHOP),
        new Request.Abort(ASKED, OPERATION, SHOP));
  }

  private static List<Request> onPeople() {
    return List.of(
        new Request.AddPerson(ASKED, person(Role.OPERATOR)),
        new Request.RotateKey(ASKED, "alice", KEY, Optional.empty()),
        new Request.RemovePerson(ASKED, "alice"));
  }

  private static Person person(Role role, String... stacks) {
    return new Person("alice", role, List.of(stacks), List.of(KEY));
  }
}
