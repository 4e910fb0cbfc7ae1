package io.swarmkeeper.planner.people;

import io.swarmkeeper.contract.Event.DirectoryChange;
import io.swarmkeeper.contract.Event.PersonChanged;
import io.swarmkeeper.contract.Person;
import io.swarmkeeper.contract.Request;
import io.swarmkeeper.contract.Request.AddPerson;
import io.swarmkeeper.contract.Request.RemovePerson;
import io.swarmkeeper.contract.Request.RotateKey;
import io.swarmkeeper.journal.Entry;
import io.swarmkeeper.planner.people.Directory.Versioned;
import io.swarmkeeper.planner.store.OperationStore.ChangedMeanwhile;
import io.swarmkeeper.planner.store.OperationStore.StoreUnavailable;
import io.swarmkeeper.trust.Trust;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Takes people into the directory, and out of it, as installers say. */
public record Registration(Directory directory, Installers installers) {
  /** What came of a request. */
  public sealed interface Result {
    /** It is so now, or was already. */
    record Changed(PersonChanged event) implements Result {}

    /** It cannot be. */
    record Refused(String why) implements Result {}
  }

  /** The keys that are known without the directory. */
  public Trust trust() {
    return installers.trust();
  }

  /** Whom it has under this name; nobody for what is no person's name. */
  public Optional<Person> find(String name) throws StoreUnavailable {
    return Person.isName(name)
        ? directory.find(name).entry().person(installers).filter(p -> p.name().equals(name))
        : Optional.empty();
  }

  /** All, by name. */
  public List<Person> all() throws StoreUnavailable {
    var all = new ArrayList<Person>();
    for (var name : directory.names()) {
      find(name).ifPresent(all::add);
    }
    return all;
  }

  /** Does what a request wants that an installer has signed. The same again changes nothing. */
  public Result change(Entry signed, Request.PeopleRequest wanted)
      throws ChangedMeanwhile, StoreUnavailable {
    var name = wanted.about();
    var read = directory.find(name);
    var request = SignedRequest.of(signed);
    if (read.entry().said().stream().anyMatch(before -> before.id().equals(request.id()))) {
      return new Result.Changed(event(read, read.entry(), wanted));
    }
    var objection =
        unauthorised(request)
            .or(() -> outdated(read.entry(), signed))
            .or(() -> read.entry().objection(wanted, installers));
    if (objection.isPresent()) {
      return new Result.Refused(objection.get());
    }
    var next = read.entry().with(request, wanted);
    directory.keep(name, read, next);
    return new Result.Changed(event(read, next, wanted));
  }

  /** Also one whom the directory has as installer: the directory must not be its own authority. */
  private Optional<String> unauthorised(SignedRequest request) {
    return installers.said(request).isPresent()
        ? Optional.empty()
        : Optional.of("only an installer whom the trust file names changes who the people are");
  }

  /**
   * What was said before what is known by now was heard then, or overtaken: it must not come back.
   */
  private Optional<String> outdated(PersonEntry entry, Entry signed) {
    var at = signed.signature().orElseThrow().at();
    return entry
        .newest(installers)
        .filter(newest -> !at.isAfter(newest))
        .map(newest ->
            "it was signed at %s, and something else was said of them at %s: say it again"
                .formatted(at, newest));
  }

  private PersonChanged event(Versioned before, PersonEntry now, Request.PeopleRequest wanted) {
    var person =
        now.person(installers)
            .or(() -> before.entry().person(installers))
            .or(() -> now.lastKnown(installers))
            .orElseThrow();
    return new PersonChanged(
        person,
        switch (wanted) {
          case AddPerson _ -> DirectoryChange.ADDED;
          case RotateKey _ -> DirectoryChange.ROTATED;
          case RemovePerson _ -> DirectoryChange.REMOVED;
        });
  }
}
