package io.swarmkeeper.planner.plan.given;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.swarmkeeper.contract.Finding;
import io.swarmkeeper.contract.Query.Access;
import io.swarmkeeper.contract.Revision;
import io.swarmkeeper.contract.Revision.NamedSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a stack shall be.
 *
 * @param services bodies of {@code POST /services/create}; networks, secrets and configs by name
 * @param networks bodies of {@code POST /networks/create}, {@code configs} the same for these
 * @param secrets bodies of {@code POST /secrets/create}, never with data
 * @param prune whether services of the stack that are not wanted any more are removed
 * @param findings what is already known to stand in the way or to be worth saying
 */
public record Wanted(
    String stack,
    List<Service> services,
    List<NamedSpec> networks,
    List<NamedSpec> configs,
    List<NamedSpec> secrets,
    boolean prune,
    List<Finding> findings) {
  public Wanted {
    services = List.copyOf(services);
    networks = List.copyOf(networks);
    configs = List.copyOf(configs);
    secrets = List.copyOf(secrets);
    findings = List.copyOf(findings);
  }

  /**
   * One service.
   *
   * @param name the full name
   * @param after full names of the services that come before it
   * @param access how the registry of its image was asked; absent where nobody asked
   */
  public record Service(
      String name,
      ObjectNode spec,
      List<String> after,
      Allowances allowances,
      Optional<Access> access) {
    public Service {
      after = List.copyOf(after);
    }

    /** The same with another spec. */
    public Service with(ObjectNode other) {
      return new Service(name, other, after, allowances, access);
    }

    /** The same, whose registry was asked like this. */
    public Service asked(Optional<Access> how) {
      return new Service(name, spec, after, allowances, how);
    }
  }

  /**
   * What a service's file, or the person who asks, allows beyond the usual.
   *
   * @param imageRepositories the repositories that the file names for its image; none if it does
   *     not
   * @param anyRepository whether a person allows any other repository this time
   * @param maxUnavailable how many tasks may be missing at once, if the file says so
   * @param refreshLogin whether a person wants Swarm to have the newest registry credentials though
   *     its tasks stay
   */
  public record Allowances(
      List<String> imageRepositories,
      boolean anyRepository,
      Optional<Integer> maxUnavailable,
      boolean refreshLogin) {

    /** What a recorded revision was, it may be again. */
    static final Allowances RECORDED = new Allowances(List.of(), true, Optional.empty(), false);

    public Allowances {
      imageRepositories = List.copyOf(imageRepositories);
    }
  }

  /**
   * What a recorded revision was: its images are pinned already, and all its services go back at
   * once.
   */
  public static Wanted returningTo(Revision target) {
    return new Wanted(
        target.stack(),
        target.services().stream()
            .map(s ->
                new Service(s.name(), s.spec(), List.of(), Allowances.RECORDED, Optional.empty()))
            .toList(),
        target.networks(),
        target.configs(),
        target.secrets(),
        false,
        List.of());
  }

  /** The same with other services, and with more findings after those there are. */
  public Wanted with(List<Service> others, List<Finding> more) {
    var all = new ArrayList<>(findings);
    all.addAll(more);
    return new Wanted(stack, others, networks, configs, secrets, prune, all);
  }

  /** The same with other services, configs and secrets. */
  public Wanted with(
      List<Service> otherServices, List<NamedSpec> otherConfigs, List<NamedSpec> otherSecrets) {
    return new Wanted(stack, otherServices, networks, otherConfigs, otherSecrets, prune, findings);
  }

  /** Whether it is known already that this, or a part of it, stands in the way. */
  public boolean told(String where) {
    return findings.stream()
        .filter(f -> f.severity() == Finding.Severity.ERROR)
        .map(f -> f.where().substring(f.where().lastIndexOf(' ') + 1))
        .anyMatch(known -> known.equals(where) || known.startsWith(where + "."));
  }

  /** How findings call a service: as in its stack file. */
  public String where(String service) {
    return "services."
        + (service.startsWith(stack + "_") ? service.substring(stack.length() + 1) : service);
  }
}
