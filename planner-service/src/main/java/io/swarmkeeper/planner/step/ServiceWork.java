package io.swarmkeeper.planner.step;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.swarmkeeper.contract.Claim;
import io.swarmkeeper.contract.Command;
import io.swarmkeeper.contract.Plan.Action;
import io.swarmkeeper.contract.StepId;
import io.swarmkeeper.planner.step.StepState.Heading;
import io.swarmkeeper.swarm.spec.SpecDigest;
import io.swarmkeeper.swarm.spec.UpdatePace;
import io.swarmkeeper.swarm.view.ClusterView;
import io.swarmkeeper.swarm.view.ServiceView;
import java.time.Duration;
import java.util.Optional;

/** Work on a service. */
public sealed interface ServiceWork extends Work {
  @Override
  default String purpose(Heading heading) {
    return switch (heading) {
      case FORTH -> "deploy";
      case BACK -> "return";
    };
  }

  @Override
  default Optional<Claim> claim() {
    return Optional.of(Claim.service(name()));
  }

  /** How it is counted among what a plan does to services; absent for what nobody follows. */
  default Optional<Action> shownAs() {
    return Optional.empty();
  }

  /** Tasks that the service should have. */
  default int tasks() {
    return 0;
  }

  /** How long it must stay well to have arrived. */
  default Duration monitor() {
    return UpdatePace.MONITOR;
  }

  /** How the service stands that is about to be written. */
  default Found found(Optional<ServiceView> live, ClusterView cluster) {
    return Found.NOTHING;
  }

  /** Whether the spec's own update settings have to be restored once all is well. */
  default boolean settles(Heading heading) {
    return false;
  }

  @Override
  default boolean done(Owner owner, Optional<ServiceView> live) {
    return live.filter(owner::wrote).isPresent();
  }

  private static Optional<String> sincePlan(
      String name, String digest, Optional<ServiceView> live) {
    if (live.isEmpty()) {
      return Optional.of(name + " is gone: somebody removed it since the plan");
    }
    return SpecDigest.ofService(live.get().spec()).equals(digest)
        ? Optional.empty()
        : Optional.of(
            name
                + " was changed by somebody else since the plan: deploy again to see the new"
                + " difference");
  }

  /** A service that was not there; a return removes it. */
  record CreateService(String name, int tasks) implements ServiceWork {
    @Override
    public Command command(StepId id, Owner owner, Heading heading, long version) {
      return switch (heading) {
        case FORTH -> new Command.CreateService(id, owner.spec(name, heading));
        case BACK -> new Command.RemoveService(id, owner.target(), name);
      };
    }

    @Override
    public Optional<Action> shownAs() {
      return Optional.of(Action.CREATE);
    }

    @Override
    public boolean startsTasks(Heading heading) {
      return heading == Heading.FORTH;
    }

    @Override
    public Optional<String> objection(Heading heading, Owner owner, Optional<ServiceView> live) {
      return heading == Heading.BACK ? owner.objection(live) : Optional.empty();
    }
  }

  /**
   * Another spec for a service that is there.
   *
   * @param settleForth whether the wanted spec's own update settings have to be restored
   *     afterwards, {@code settleBack} the same for the spec that was there before
   * @param base the live spec that the plan was made on
   * @param fitsAlike whether both specs fit on the same nodes, as many of them
   * @param freshLogin whether Swarm gets other credentials for the registry beside the spec, though
   *     tasks may stay
   */
  record UpdateService(
      String name,
      int tasks,
      Duration monitor,
      boolean settleForth,
      boolean settleBack,
      Base base,
      boolean fitsAlike,
      boolean freshLogin)
      implements ServiceWork {
    /**
     * What the plan was made on.
     *
     * @param digest of the spec
     * @param form of the service
     */
    public record Base(String digest, String form) {
      /** Of a live spec. */
      public static Base of(ObjectNode spec) {
        return new Base(SpecDigest.ofService(spec), SpecDigest.unscaled(spec));
      }

      /** Whether nothing but its replicas has changed since. */
      boolean scaled(ServiceView live) {
        return !digest.equals(SpecDigest.ofService(live.spec())) && form.equals(live.form());
      }
    }

    @Override
    public Found found(Optional<ServiceView> live, ClusterView cluster) {
      return live.map(service ->
              Found.of(service, cluster, !service.global() && base.scaled(service), fitsAlike))
          .orElse(Found.NOTHING);
    }

    @Override
    public Command command(StepId id, Owner owner, Heading heading, long version) {
      var fresh = heading == Heading.FORTH && freshLogin;
      return new Command.UpdateService(id, owner.spec(name, heading), version, true, fresh);
    }

    @Override
    public boolean settles(Heading heading) {
      return heading == Heading.FORTH ? settleForth : settleBack;
    }

    @Override
    public Optional<Action> shownAs() {
      return Optional.of(Action.UPDATE);
    }

    @Override
    public boolean startsTasks(Heading heading) {
      return true;
    }

    @Override
    public Optional<String> objection(Heading heading, Owner owner, Optional<ServiceView> live) {
      return switch (heading) {
        case FORTH ->
            live.filter(base::scaled).isPresent()
                ? Optional.empty()
                : sincePlan(name, base.digest(), live);
        case BACK ->
            live.isEmpty()
                ? Optional.of(name + " is gone: somebody removed it meanwhile")
                : owner.objection(live);
      };
    }
  }

  /**
   * Other registry credentials for a service that is as it should be: its spec stays. A return
   * leaves them too, as Swarm never tells what it had before.
   *
   * @param baseDigest of the live spec that the plan was made on
   */
  record RefreshLogin(String name, String baseDigest) implements ServiceWork {
    @Override
    public String purpose(Heading heading) {
      return "login";
    }

    @Override
    public Command command(StepId id, Owner owner, Heading heading, long version) {
      // As it is: what a file writes out for the first time would replace its tasks.
      return new Command.UpdateService(id, owner.spec(name, Heading.BACK), version, false, true);
    }

    @Override
    public boolean staysOnReturn() {
      return true;
    }

    @Override
    public Optional<String> objection(Heading heading, Owner owner, Optional<ServiceView> live) {
      return heading == Heading.FORTH ? sincePlan(name, baseDigest, live) : Optional.empty();
    }
  }

  /** A service that goes; a return makes it again. */
  record RemoveService(String name) implements ServiceWork {
    @Override
    public Command command(StepId id, Owner owner, Heading heading, long version) {
      return switch (heading) {
        case FORTH -> new Command.RemoveService(id, owner.target(), name);
        case BACK -> new Command.CreateService(id, owner.spec(name, heading));
      };
    }

    @Override
    public Optional<Action> shownAs() {
      return Optional.of(Action.REMOVE);
    }

    @Override
    public boolean startsTasks(Heading heading) {
      return heading == Heading.BACK;
    }

    @Override
    public boolean done(Owner owner, Optional<ServiceView> live) {
      return live.isEmpty();
    }
  }
}
