/** Kibana's query language, as far as our saved objects use it, read and turned into a query. */
package io.swarmkeeper.kibana.kql;
