package io.swarmkeeper.planner.people;

import static io.swarmkeeper.planner.people.Senders.ALICE;
import static io.swarmkeeper.planner.people.Senders.INSTALLER;
import static io.swarmkeeper.planner.people.Senders.MALLORY;
import static io.swarmkeeper.planner.people.Senders.NOW;
import static io.swarmkeeper.planner.people.Senders.PLANNER;
import static io.swarmkeeper.planner.people.Senders.add;
import static io.swarmkeeper.planner.people.Senders.drain;
import static io.swarmkeeper.planner.people.Senders.envelope;
import static io.swarmkeeper.planner.people.Senders.person;
import static io.swarmkeeper.planner.people.Senders.publicKey;
import static io.swarmkeeper.planner.people.Senders.signed;
import static io.swarmkeeper.planner.people.Senders.trust;
import static io.swarmkeeper.planner.people.Senders.unsigned;
import static io.swarmkeeper.planner.people.Senders.within;
import static org.assertj.core.api.Assertions.assertThat;

import io.swarmkeeper.contract.Person;
import io.swarmkeeper.contract.Role;
import io.swarmkeeper.contract.Wire;
import io.swarmkeeper.journal.Entry;
import io.swarmkeeper.trust.Signature;
import io.swarmkeeper.trust.SignedStatement;
import io.swarmkeeper.trust.Trust.Unsigned;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Whether it is known who asked: most of these lie. */
class IdentificationTest {
  private static final Optional<Person> KNOWN = Optional.of(person("alice", Role.OPERATOR, ALICE));
  private static final Optional<Person> NOBODY = Optional.empty();

  private static Standing standing(Unsigned policy, Optional<Person> named, Entry entry) {
    return new Identification(trust(policy), named)
        .of(entry.envelope(), entry.signature(), entry.storedAt());
  }

  private static Standing standing(Optional<Person> named, Entry entry) {
    return standing(Unsigned.CLAIMED, named, entry);
  }

  private static void refused(Standing standing, String why) {
    assertThat(standing)
        .isInstanceOfSatisfying(
            Standing.Refused.class, refused -> assertThat(refused.why()).contains(why));
  }

  @Test
  void a_key_of_the_directory_proves_whose_request_it_is() {
    assertThat(standing(KNOWN, signed(ALICE, envelope("n-1", drain("alice")))))
        .isEqualTo(new Standing.Proven(KNOWN.get(), publicKey(ALICE)));
  }

  @Test
  void an_installer_of_the_trust_file_needs_no_directory() {
    assertThat(standing(NOBODY, signed(INSTALLER, envelope("n-1", drain("ina")))))
        .isInstanceOfSatisfying(
            Standing.Proven.class,
            proven -> assertThat(proven.person().role()).isEqualTo(Role.INSTALLER));
  }

  @Test
  void another_key_than_the_directory_has_proves_nothing() {
    refused(
        standing(KNOWN, signed(MALLORY, envelope("n-1", drain("alice")))),
        "is none of those of alice");
    refused(
        standing(NOBODY, signed(MALLORY, envelope("n-1", drain("mallory")))),
        "nobody knows mallory");
  }

  @Test
  void nobody_asks_in_the_name_of_another() {
    refused(
        standing(KNOWN, signed(INSTALLER, envelope("n-1", drain("alice")))),
        "is that of ina, not of alice");
    // An entry of alice's that was copied to the name of bob.
    refused(standing(KNOWN, signed(ALICE, envelope("n-1", drain("bob")))), "is that of alice, not");
  }

  @Test
  void a_request_that_was_signed_long_before_or_after_it_came_is_not_taken() {
    var request = envelope("n-1", drain("alice"));
    for (var off : new Duration[] {Duration.ofMinutes(11), Duration.ofMinutes(-11)}) {
      refused(standing(KNOWN, signed(ALICE, request, NOW.plus(off))), "too long ago");
    }
    refused(standing(KNOWN, signed(ALICE, request, Instant.MAX)), "too long ago");
    assertThat(standing(KNOWN, signed(ALICE, request, NOW.minusSeconds(540))))
        .isInstanceOf(Standing.Proven.class);
  }

  @Test
  void a_request_that_came_after_its_end_is_not_taken() {
    var request = envelope("n-1", drain("alice"));
    var usual = signed(ALICE, request);
    var statement = new SignedStatement(usual.subject(), "n-1", Wire.encode(request));
    var ended =
        Signature.of(statement, ALICE, NOW.minusSeconds(60), Optional.of(NOW.minusSeconds(1)));
    refused(
        new Identification(trust(Unsigned.CLAIMED), KNOWN).of(request, Optional.of(ended), NOW),
        "it was to hold until");
  }

  @Test
  void without_a_signature_the_policy_decides() {
    var request = unsigned(envelope("n-1", drain("bob")));
    assertThat(standing(Unsigned.CLAIMED, NOBODY, request)).isEqualTo(new Standing.Claimed());
    refused(standing(Unsigned.REFUSED, NOBODY, request), "it is not signed");
  }

  @Test
  void a_name_that_has_a_key_cannot_be_claimed() {
    refused(standing(KNOWN, unsigned(envelope("n-1", drain("alice")))), "alice has a key");
    refused(standing(NOBODY, unsigned(envelope("n-1", drain("ina")))), "ina has a key");
    refused(standing(NOBODY, unsigned(envelope("n-1", drain("planner")))), "planner has a key");
  }

  @Test
  void a_planner_asks_for_its_operations_only() {
    var request = envelope("n-1", drain("alice"));
    refused(standing(KNOWN, signed(PLANNER, request)), "a planner asks only");
    assertThat(standing(KNOWN, signed(PLANNER, within("d-7", request))))
        .isEqualTo(new Standing.OnBehalf());
  }

  @Test
  void nobody_else_asks_for_what_an_operation_needs() {
    var request = within("d-7", envelope("d-7_n", drain("alice")));
    refused(standing(KNOWN, signed(ALICE, request)), "only a planner asks");
    refused(standing(KNOWN, signed(INSTALLER, request)), "only a planner asks");
    refused(standing(NOBODY, unsigned(request)), "only a planner asks");
  }

  @Test
  void who_the_people_are_is_never_said_without_a_signature() {
    var request = unsigned(envelope("p-1", add(person("mallory", Role.OPERATOR, MALLORY))));
    refused(standing(NOBODY, request), "only what an installer has signed");
  }

  @Test
  void only_what_is_proven_names_a_key() {
    assertThat(new Standing.Claimed().provenBy()).isEmpty();
    assertThat(new Standing.OnBehalf().provenBy()).isEmpty();
    assertThat(new Standing.Refused("no").provenBy()).isEmpty();
    assertThat(new Standing.Proven(KNOWN.get(), publicKey(ALICE)).provenBy())
        .contains(publicKey(ALICE));
  }
}
