package io.swarmkeeper.record;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * One document of the audit record. Id and target are functions of the message alone, so that a
 * message that is indexed again meets itself.
 *
 * @param target the data stream that it goes to
 */
public record EcsDocument(String target, String id, ObjectNode fields) {}
