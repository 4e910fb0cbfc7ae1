package io.swarmkeeper.sandbox.elasticsearch.datastreams;

import java.util.Collection;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.elasticsearch.cluster.node.DiscoveryNodes;
import org.elasticsearch.cluster.service.ClusterService;
import org.elasticsearch.features.NodeFeature;
import org.elasticsearch.plugins.ActionPlugin;
import org.elasticsearch.plugins.Plugin;
import org.elasticsearch.rest.RestHandler;

/**
 * The part of the module {@code data-streams} that our services need. The module itself is not on
 * Maven Central; the core makes and fills data streams, and only their removal is missing.
 */
public final class DataStreamsPlugin extends Plugin implements ActionPlugin {
  private final AtomicReference<ClusterService> cluster = new AtomicReference<>();

  @Override
  public Collection<?> createComponents(PluginServices services) {
    cluster.set(services.clusterService());
    return List.of();
  }

  @Override
  public Collection<RestHandler> getRestHandlers(
      RestHandlersServices services,
      Supplier<DiscoveryNodes> nodes,
      Predicate<NodeFeature> features) {
    return List.of(new DeleteDataStream(cluster::get, services.settings()));
  }
}
