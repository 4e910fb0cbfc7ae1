package io.swarmkeeper.sandbox.elasticsearch.datastreams;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.function.Supplier;
import org.elasticsearch.ResourceNotFoundException;
import org.elasticsearch.action.support.master.AcknowledgedResponse;
import org.elasticsearch.client.internal.node.NodeClient;
import org.elasticsearch.cluster.ClusterState;
import org.elasticsearch.cluster.ClusterStateUpdateTask;
import org.elasticsearch.cluster.metadata.MetadataDeleteIndexService;
import org.elasticsearch.cluster.service.ClusterService;
import org.elasticsearch.common.regex.Regex;
import org.elasticsearch.common.settings.Settings;
import org.elasticsearch.index.Index;
import org.elasticsearch.rest.BaseRestHandler;
import org.elasticsearch.rest.RestRequest;
import org.elasticsearch.rest.RestRequest.Method;
import org.elasticsearch.rest.action.RestToXContentListener;

/**
 * {@code DELETE /_data_stream/NAME,PATTERN}: the streams go together with their backing indices, in
 * one change of the cluster's state. A name that is not there is 404, a pattern may match nothing.
 */
final class DeleteDataStream extends BaseRestHandler {
  private final Supplier<ClusterService> cluster;
  private final Settings settings;

  DeleteDataStream(Supplier<ClusterService> cluster, Settings settings) {
    this.cluster = cluster;
    this.settings = settings;
  }

  @Override
  public String getName() {
    return "delete_data_stream";
  }

  @Override
  public List<Route> routes() {
    return List.of(new Route(Method.DELETE, "/_data_stream/{name}"));
  }

  @Override
  protected RestChannelConsumer prepareRequest(RestRequest request, NodeClient client) {
    var asked = request.param("name").split(",", -1);
    return channel -> {
      var listener = new RestToXContentListener<AcknowledgedResponse>(channel);
      var task =
          new ClusterStateUpdateTask() {
            @Override
            public ClusterState execute(ClusterState state) {
              return without(asked, state);
            }

            @Override
            public void clusterStateProcessed(ClusterState before, ClusterState after) {
              listener.onResponse(AcknowledgedResponse.TRUE);
            }

            @Override
            public void onFailure(Exception e) {
              listener.onFailure(e);
            }
          };
      cluster.get().submitUnbatchedStateUpdateTask("delete-data-stream", task);
    };
  }

  private ClusterState without(String[] asked, ClusterState state) {
    var project = state.metadata().getProject();
    var streams = project.dataStreams();
    var names =
        streams.keySet().stream()
            .filter(name -> Arrays.stream(asked).anyMatch(one -> Regex.simpleMatch(one, name)))
            .toList();
    for (var one : asked) {
      if (!Regex.isSimpleMatchPattern(one) && !streams.containsKey(one)) {
        throw new ResourceNotFoundException("no such data stream [{}]", one);
      }
    }
    if (names.isEmpty()) {
      return state;
    }
    var indices = new HashSet<Index>();
    names.forEach(name -> indices.addAll(streams.get(name).getIndices()));
    var rest =
        state.copyAndUpdateProject(
            project.id(), builder -> names.forEach(builder::removeDataStream));
    return MetadataDeleteIndexService.deleteIndices(rest, indices, settings);
  }
}
