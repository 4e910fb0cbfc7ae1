/**
 * The main job from end to end: the real command line, the real services, a real swarm, and what is
 * left of it in the journal and in Elasticsearch.
 */
package io.swarmkeeper.story;
