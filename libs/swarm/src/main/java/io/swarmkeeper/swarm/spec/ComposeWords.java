package io.swarmkeeper.swarm.spec;

import java.util.Map;
import java.util.stream.Collectors;

/** What a stack file calls the fields of the Engine API. */
final class ComposeWords {
  private static final String TABLE =
      """
      Name                                                  name
      Labels                                                deploy.labels
      Mode.Replicated.Replicas                              deploy.replicas
      Mode.ReplicatedJob.TotalCompletions                   deploy.replicas
      EndpointSpec.Mode                                     deploy.endpoint_mode
      EndpointSpec.Ports                                    ports
      UpdateConfig.Parallelism                              deploy.update_config.parallelism
      UpdateConfig.Delay                                    deploy.update_config.delay
      UpdateConfig.FailureAction                            deploy.update_config.failure_action
      UpdateConfig.Monitor                                  deploy.update_config.monitor
      UpdateConfig.MaxFailureRatio                          deploy.update_config.max_failure_ratio
      UpdateConfig.Order                                    deploy.update_config.order
      RollbackConfig.Parallelism                            deploy.rollback_config.parallelism
      RollbackConfig.Delay                                  deploy.rollback_config.delay
      RollbackConfig.FailureAction                          deploy.rollback_config.failure_action
      RollbackConfig.Monitor                                deploy.rollback_config.monitor
      RollbackConfig.MaxFailureRatio                        deploy.rollback_config.max_failure_ratio
      RollbackConfig.Order                                  deploy.rollback_config.order
      TaskTemplate.Networks                                 networks
      TaskTemplate.LogDriver.Name                           logging.driver
      TaskTemplate.LogDriver.Options                        logging.options
      TaskTemplate.Placement.Constraints                    deploy.placement.constraints
      TaskTemplate.Placement.Preferences                    deploy.placement.preferences
      TaskTemplate.Placement.MaxReplicas                    deploy.placement.max_replicas_per_node
      TaskTemplate.Placement.Platforms                      deploy.placement.platforms
      TaskTemplate.RestartPolicy.Condition                  deploy.restart_policy.condition
      TaskTemplate.RestartPolicy.Delay                      deploy.restart_policy.delay
      TaskTemplate.RestartPolicy.MaxAttempts                deploy.restart_policy.max_attempts
      TaskTemplate.RestartPolicy.Window                     deploy.restart_policy.window
      TaskTemplate.Resources.Limits.NanoCPUs                deploy.resources.limits.cpus
      TaskTemplate.Resources.Limits.MemoryBytes             deploy.resources.limits.memory
      TaskTemplate.Resources.Limits.Pids                    deploy.resources.limits.pids
      TaskTemplate.Resources.Reservations.NanoCPUs          deploy.resources.reservations.cpus
      TaskTemplate.Resources.Reservations.MemoryBytes       deploy.resources.reservations.memory
      TaskTemplate.Resources.Reservations.GenericResources  deploy.resources.reservations.generic_resources
      TaskTemplate.ContainerSpec.Image                      image
      TaskTemplate.ContainerSpec.Labels                     labels
      TaskTemplate.ContainerSpec.Command                    entrypoint
      TaskTemplate.ContainerSpec.Args                       command
      TaskTemplate.ContainerSpec.Hostname                   hostname
      TaskTemplate.ContainerSpec.Env                        environment
      TaskTemplate.ContainerSpec.Dir                        working_dir
      TaskTemplate.ContainerSpec.User                       user
      TaskTemplate.ContainerSpec.Groups                     group_add
      TaskTemplate.ContainerSpec.StopSignal                 stop_signal
      TaskTemplate.ContainerSpec.StopGracePeriod            stop_grace_period
      TaskTemplate.ContainerSpec.TTY                        tty
      TaskTemplate.ContainerSpec.OpenStdin                  stdin_open
      TaskTemplate.ContainerSpec.ReadOnly                   read_only
      TaskTemplate.ContainerSpec.Init                       init
      TaskTemplate.ContainerSpec.Isolation                  isolation
      TaskTemplate.ContainerSpec.Mounts                     volumes
      TaskTemplate.ContainerSpec.Hosts                      extra_hosts
      TaskTemplate.ContainerSpec.DNSConfig.Nameservers      dns
      TaskTemplate.ContainerSpec.DNSConfig.Search           dns_search
      TaskTemplate.ContainerSpec.DNSConfig.Options          dns_opt
      TaskTemplate.ContainerSpec.Secrets                    secrets
      TaskTemplate.ContainerSpec.Configs                    configs
      TaskTemplate.ContainerSpec.Sysctls                    sysctls
      TaskTemplate.ContainerSpec.CapabilityAdd              cap_add
      TaskTemplate.ContainerSpec.CapabilityDrop             cap_drop
      TaskTemplate.ContainerSpec.Ulimits                    ulimits
      TaskTemplate.ContainerSpec.OomScoreAdj                oom_score_adj
      TaskTemplate.ContainerSpec.Healthcheck.Test           healthcheck.test
      TaskTemplate.ContainerSpec.Healthcheck.Interval       healthcheck.interval
      TaskTemplate.ContainerSpec.Healthcheck.Timeout        healthcheck.timeout
      TaskTemplate.ContainerSpec.Healthcheck.StartPeriod    healthcheck.start_period
      TaskTemplate.ContainerSpec.Healthcheck.StartInterval  healthcheck.start_interval
      TaskTemplate.ContainerSpec.Healthcheck.Retries        healthcheck.retries
      TaskTemplate.ContainerSpec.Privileges.CredentialSpec.Config    credential_spec.config
      TaskTemplate.ContainerSpec.Privileges.CredentialSpec.File      credential_spec.file
      TaskTemplate.ContainerSpec.Privileges.CredentialSpec.Registry  credential_spec.registry
      """;

  private static final Map<String, String> WORDS = words();

  private ComposeWords() {}

  /** The Compose word for a path, or the path itself. */
  static String word(String path) {
    return WORDS.getOrDefault(path, path);
  }

  private static Map<String, String> words() {
    return TABLE
        .lines()
        .map(line -> line.split(" +"))
        .collect(Collectors.toUnmodifiableMap(row -> row[0], row -> row[1]));
  }
}
