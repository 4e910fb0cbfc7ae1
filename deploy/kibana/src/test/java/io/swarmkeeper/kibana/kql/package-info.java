/** Kibana's query language, as far as our saved objects use it: read, and as Kibana asks it. */
package io.swarmkeeper.kibana.kql;
