/** A figure as a search of Elasticsearch, and its answer as rows. */
package io.swarmkeeper.figures.search;
