package io.swarmkeeper.planner.people;

import static io.swarmkeeper.planner.people.Senders.ALICE;
import static io.swarmkeeper.planner.people.Senders.INSTALLER;
import static io.swarmkeeper.planner.people.Senders.MALLORY;
import static io.swarmkeeper.planner.people.Senders.NOW;
import static io.swarmkeeper.planner.people.Senders.PLANNER;
import static io.swarmkeeper.planner.people.Senders.add;
import static io.swarmkeeper.planner.people.Senders.envelope;
import static io.swarmkeeper.planner.people.Senders.installers;
import static io.swarmkeeper.planner.people.Senders.person;
import static io.swarmkeeper.planner.people.Senders.publicKey;
import static io.swarmkeeper.planner.people.Senders.remove;
import static io.swarmkeeper.planner.people.Senders.rotate;
import static io.swarmkeeper.planner.people.Senders.signed;
import static io.swarmkeeper.planner.people.Senders.within;
import static org.assertj.core.api.Assertions.assertThat;

import io.swarmkeeper.bus.key.SigningKey;
import io.swarmkeeper.contract.Event.DirectoryChange;
import io.swarmkeeper.contract.Person;
import io.swarmkeeper.contract.Request.PeopleRequest;
import io.swarmkeeper.contract.Role;
import io.swarmkeeper.contract.Subjects;
import io.swarmkeeper.journal.Entry;
import io.swarmkeeper.planner.people.Registration.Result;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Who the people are, by the word of installers and of nobody else. */
class RegistrationTest {
  private static final Person BOB = person("bob", Role.READER, ALICE);
  private static final SigningKey NEW = SigningKey.generate();

  private final MemoryDirectory directory = new MemoryDirectory();
  private final Registration people = new Registration(directory, installers());
  private int asked;

  /** Each a second after the one before. */
  private Entry said(PeopleRequest request) {
    asked++;
    return signed(INSTALLER, envelope("p-" + asked, request), NOW.plusSeconds(asked));
  }

  private Result change(Entry entry) throws Exception {
    return people.change(entry, (PeopleRequest) entry.envelope().message());
  }

  private Result say(PeopleRequest request) throws Exception {
    return change(said(request));
  }

  private static void changed(Result result, DirectoryChange change) {
    assertThat(result)
        .isInstanceOfSatisfying(
            Result.Changed.class, c -> assertThat(c.event().change()).isEqualTo(change));
  }

  private static void refused(Result result, String why) {
    assertThat(result)
        .isInstanceOfSatisfying(Result.Refused.class, r -> assertThat(r.why()).contains(why));
  }

  private Optional<Person> bob() throws Exception {
    return people.find("bob");
  }

  @Test
  void a_person_is_taken_in_known_by_more_keys_and_taken_out() throws Exception {
    changed(say(add(BOB)), DirectoryChange.ADDED);
    assertThat(bob()).contains(BOB);
    changed(say(rotate("bob", NEW)), DirectoryChange.ROTATED);
    assertThat(bob()).contains(person("bob", Role.READER, NEW, ALICE));
    changed(say(rotate("bob", NEW, ALICE)), DirectoryChange.ROTATED);
    assertThat(bob()).contains(person("bob", Role.READER, NEW));
    assertThat(people.all()).containsExactly(person("bob", Role.READER, NEW));
    var gone = say(remove("bob"));
    changed(gone, DirectoryChange.REMOVED);
    assertThat(((Result.Changed) gone).event().person().keys()).containsExactly(publicKey(NEW));
    assertThat(bob()).isEmpty();
    assertThat(people.all()).isEmpty();
    changed(say(add(BOB)), DirectoryChange.ADDED);
    assertThat(bob()).contains(BOB);
  }

  @Test
  void the_same_request_again_changes_nothing_and_says_the_same() throws Exception {
    var taken = said(add(BOB));
    var first = change(taken);
    say(rotate("bob", NEW));
    var removed = said(remove("bob"));
    var once = change(removed);
    assertThat(change(removed)).isEqualTo(once);
    assertThat(bob()).isEmpty();
    changed(change(taken), DirectoryChange.ADDED);
    assertThat(bob()).as("what came again").isEmpty();
    changed(first, DirectoryChange.ADDED);
  }

  @Test
  void what_was_overtaken_does_not_come_back() throws Exception {
    var operator = said(add(person("bob", Role.OPERATOR, ALICE)));
    change(operator);
    say(add(BOB));
    refused(change(operator), "something else was said of them");
    assertThat(bob()).contains(BOB);
  }

  @Test
  void only_an_installer_of_the_trust_file_changes_it() throws Exception {
    say(add(BOB));
    say(add(person("mallory", Role.INSTALLER, MALLORY)));
    var request = envelope("x-1", add(person("bob", Role.OPERATOR, MALLORY)));
    refused(change(signed(MALLORY, request, NOW.plusSeconds(99))), "whom the trust file names");
    refused(
        change(signed(PLANNER, within("d-7", request), NOW.plusSeconds(99))),
        "whom the trust file names");
    assertThat(bob()).as("nothing of it is kept").contains(BOB);
    assertThat(directory.find("bob").revision()).isEqualTo(1);
  }

  @Test
  void what_no_installer_has_signed_says_nothing_wherever_it_is_written() throws Exception {
    say(add(BOB));
    var sound = directory.find("bob").entry().said().getFirst();
    var forged =
        SignedRequest.of(
            signed(MALLORY, envelope("x-1", add(person("bob", Role.OPERATOR, MALLORY)))));
    spoil(forged);
    assertThat(bob()).isEmpty();
    spoil(sound, forged);
    assertThat(bob()).contains(BOB);
    spoil(new SignedRequest(forged.subject(), forged.id(), forged.body(), sound.headers()));
    assertThat(bob()).isEmpty();
    spoil(new SignedRequest(sound.subject(), "x-9", sound.body(), sound.headers()));
    assertThat(bob()).isEmpty();
    spoil(new SignedRequest(forged.subject(), forged.id(), forged.body(), null));
    assertThat(bob()).isEmpty();
    spoil(new SignedRequest("", "", new byte[] {'x'}, sound.headers()));
    assertThat(bob()).isEmpty();
  }

  @Test
  void what_was_said_of_another_person_gives_nobody_a_key() throws Exception {
    say(add(BOB));
    say(add(person("mallory", Role.READER, ALICE)));
    var ofMallory = SignedRequest.of(said(rotate("mallory", MALLORY)));
    var sound = directory.find("bob").entry().said().getFirst();
    spoil(sound, ofMallory);
    assertThat(bob()).contains(BOB);
    spoil(sound, SignedRequest.of(said(remove("mallory"))));
    assertThat(bob()).contains(BOB);
    directory.write("bob", directory.find("mallory").entry());
    assertThat(bob()).as("mallory under the name of bob").isEmpty();
  }

  @Test
  void what_was_said_in_another_swarm_says_nothing_here() throws Exception {
    var elsewhere =
        signed(
            new Subjects("other"),
            INSTALLER,
            envelope("p-1", add(person("bob", Role.OPERATOR, MALLORY))),
            NOW);
    spoil(SignedRequest.of(elsewhere));
    assertThat(bob()).isEmpty();
  }

  private void spoil(SignedRequest... said) {
    directory.write("bob", new PersonEntry(List.of(said)));
  }

  @Test
  void what_cannot_be_changed_so_is_told_and_nothing_is_kept() throws Exception {
    refused(say(remove("bob")), "there is no bob");
    refused(say(rotate("bob", NEW)), "there is no bob");
    refused(say(add(person("ina", Role.READER, MALLORY))), "the trust file has ina as installer");
    refused(say(add(person("planner", Role.READER, MALLORY))), "the trust file has planner");
    assertThat(directory.names()).isEmpty();
    say(add(BOB));
    refused(say(rotate("bob", NEW, MALLORY)), "bob has no key");
    refused(say(rotate("bob", ALICE, ALICE)), "bob has no key");
    assertThat(bob()).contains(BOB);
  }

  @Test
  void one_key_too_many_is_refused_before_it_spoils_the_entry() throws Exception {
    say(add(BOB));
    for (var i = 1; i < Person.MOST_KEYS; i++) {
      changed(say(rotate("bob", SigningKey.generate())), DirectoryChange.ROTATED);
    }
    refused(say(rotate("bob", NEW)), "bob has 10 keys");
    assertThat(bob().orElseThrow().keys()).hasSize(Person.MOST_KEYS);
    changed(say(rotate("bob", NEW, ALICE)), DirectoryChange.ROTATED);
    var more = SignedRequest.of(said(rotate("bob", SigningKey.generate())));
    directory.write("bob", directory.find("bob").entry().with(more, rotate("bob", NEW)));
    assertThat(bob().orElseThrow().keys()).as("written by somebody").hasSize(Person.MOST_KEYS);
  }

  @Test
  void after_fifty_changes_of_keys_somebody_is_taken_in_anew() throws Exception {
    say(add(BOB));
    var last = ALICE;
    for (var i = 1; i < 50; i++) {
      var next = SigningKey.generate();
      changed(say(rotate("bob", next, last)), DirectoryChange.ROTATED);
      last = next;
    }
    refused(say(rotate("bob", NEW, last)), "take them in anew");
    changed(say(add(BOB)), DirectoryChange.ADDED);
    changed(say(rotate("bob", NEW)), DirectoryChange.ROTATED);
  }

  @Test
  void the_directory_is_not_asked_for_what_is_nobodys_name() throws Exception {
    var nothing = new Registration(new Unasked(), installers());
    assertThat(nothing.find("ci/build 812")).isEmpty();
    assertThat(nothing.find("é".repeat(2000))).isEmpty();
  }

  private static final class Unasked implements Directory {
    @Override
    public Versioned find(String name) {
      throw new AssertionError(name);
    }

    @Override
    public List<String> names() {
      throw new AssertionError();
    }

    @Override
    public void keep(String name, Versioned read, PersonEntry next) {
      throw new AssertionError(name);
    }
  }
}
