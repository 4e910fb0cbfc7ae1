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
public record Registration(Directory directory, Trust trust) {
  /** What came of a request. */
  public sealed interface Result {
    /** It is so now, or was already. */
    record Changed(PersonChanged event) implements Result {}

    /** It cannot be. */
    record Refused(String why) implements Result {}
  }

  /** Whom it has under this name. */
  public Optional<Person> find(String name) throws StoreUnavailable {
    return directory.find(name).entry().person(trust);
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
    var objection = read.entry().objection(wanted, trust);
    if (objection.isPresent()) {
      return new Result.Refused(objection.get());
    }
    var next = read.entry().with(request, wanted);
    directory.keep(name, read, next);
    return new Result.Changed(event(read, next, wanted));
  }

  private PersonChanged event(Versioned before, PersonEntry now, Request.PeopleRequest wanted) {
    var person =
        now.person(trust)
            .or(() -> before.entry().person(trust))
            .or(() -> now.lastKnown(trust))
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
