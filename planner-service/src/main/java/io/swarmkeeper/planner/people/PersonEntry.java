package io.swarmkeeper.planner.people;

import io.swarmkeeper.contract.Person;
import io.swarmkeeper.contract.PublicKey;
import io.swarmkeeper.contract.Role;
import io.swarmkeeper.contract.Request;
import io.swarmkeeper.contract.Request.AddPerson;
import io.swarmkeeper.contract.Request.RemovePerson;
import io.swarmkeeper.contract.Request.RotateKey;
import io.swarmkeeper.trust.Trust;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What the directory holds of one name: the requests that say who that is, oldest first. The person
 * is worked out from them each time, and whatever no installer has signed says nothing.
 */
public record PersonEntry(List<SignedRequest> said) {
  private static final int MOST = 50;

  public PersonEntry {
    said = said == null ? List.of() : List.copyOf(said);
  }

  /** Of nobody. */
  public static PersonEntry empty() {
    return new PersonEntry(List.of());
  }

  /** Who that is now, by the word of these installers. */
  public Optional<Person> person(Trust trust) {
    Optional<Person> person = Optional.empty();
    for (var request : said) {
      var believed = request.believed(trust);
      if (believed.isPresent()) {
        person = after(person, believed.get());
      }
    }
    return person;
  }

  /** Who it was at last, also if they were taken out since. */
  Optional<Person> lastKnown(Trust trust) {
    var until = said.size();
    Optional<Person> person = Optional.empty();
    while (person.isEmpty() && until > 0) {
      person = new PersonEntry(said.subList(0, until--)).person(trust);
    }
    return person;
  }

  private static Optional<Person> after(Optional<Person> before, Request.PeopleRequest said) {
    return switch (said) {
      case AddPerson added -> Optional.of(added.person());
      case RotateKey rotated -> before.map(person -> rotated(person, rotated));
      case RemovePerson _ -> Optional.empty();
    };
  }

  private static Person rotated(Person person, RotateKey rotated) {
    var keys = new ArrayList<PublicKey>();
    keys.add(rotated.key());
    person.keys().stream()
        .filter(key -> !key.equals(rotated.key()) && !rotated.retire().equals(Optional.of(key)))
        .forEach(keys::add);
    return new Person(person.name(), person.role(), person.stacks(), keys);
  }

  /** Why it cannot be changed so, if it cannot. */
  Optional<String> objection(Request.PeopleRequest wanted, Trust trust) {
    var person = person(trust);
    return switch (wanted) {
      case AddPerson added when added.person().role() == Role.INSTALLER ->
          Optional.of("installers stand in the trust file, and nowhere else");
      case AddPerson added ->
          trust.keys().stream()
              .filter(known -> known.name().equals(added.person().name()))
              .findFirst()
              .map(known ->
                  "the trust file has %s as %s".formatted(known.name(), known.role().word()));
      case RemovePerson removed ->
          person.isPresent() ? Optional.empty() : unknown(removed.person());
      case RotateKey rotated when person.isEmpty() -> unknown(rotated.person());
      case RotateKey rotated when said.size() >= MOST ->
          Optional.of(
              "%s has had %d changes of keys: take them in anew with 'keeper people add'"
                  .formatted(rotated.person(), said.size()));
      case RotateKey rotated ->
          rotated
              .retire()
              .filter(key -> !person.get().keys().contains(key) || key.equals(rotated.key()))
              .map(key -> "%s has no key %s to retire".formatted(rotated.person(), key));
    };
  }

  private static Optional<String> unknown(String name) {
    return Optional.of(
        "there is no %s; 'keeper people ls' shows whom the planner knows".formatted(name));
  }

  /** The same with this request, which begins it anew if it says everything. */
  PersonEntry with(SignedRequest request, Request.PeopleRequest says) {
    if (says instanceof AddPerson) {
      return new PersonEntry(List.of(request));
    }
    var more = new ArrayList<>(said);
    more.add(request);
    return new PersonEntry(more);
  }
}
