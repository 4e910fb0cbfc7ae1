/** Elasticsearch, as far as the command line asks it. */
package io.swarmkeeper.cli.elastic;
