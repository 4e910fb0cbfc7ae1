/**
 * What Kibana would ask Elasticsearch for a panel or a saved search, made from the saved objects
 * alone: from nothing that made them.
 */
package io.swarmkeeper.kibana.run;
