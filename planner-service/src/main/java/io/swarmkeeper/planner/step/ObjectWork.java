package io.swarmkeeper.planner.step;

import io.swarmkeeper.contract.Command;
import io.swarmkeeper.contract.Command.ObjectKind;
import io.swarmkeeper.contract.StepId;
import io.swarmkeeper.planner.step.StepState.Heading;

/** Work on what services use. */
public sealed interface ObjectWork extends Work {
  /** Objects have purposes of their own: a network may be called as a service is. */
  ObjectKind kind();

  /** Makes it before the services that use it. A return leaves it: nothing uses it then. */
  record CreateObject(ObjectKind kind, String name) implements ObjectWork {
    @Override
    public String purpose(Heading heading) {
      return kind.word();
    }

    @Override
    public Command command(StepId id, Owner owner, Heading heading, long version) {
      var spec = owner.spec(name, heading);
      return switch (kind) {
        case NETWORK -> new Command.CreateNetwork(id, spec);
        case CONFIG -> new Command.CreateConfig(id, spec);
        case SECRET -> new Command.CreateSecret(id, spec);
      };
    }

    @Override
    public boolean staysOnReturn() {
      return true;
    }
  }

  /** Removes it after everything else. */
  record RemoveObject(ObjectKind kind, String name) implements ObjectWork {
    @Override
    public String purpose(Heading heading) {
      return "remove-" + kind.word();
    }

    @Override
    public Command command(StepId id, Owner owner, Heading heading, long version) {
      return new Command.RemoveObject(id, owner.target(), kind, name);
    }

    @Override
    public boolean tidies() {
      return true;
    }
  }
}
