/**
 * docker's own JSON schemas of stack files, and a validator for the part of JSON schema they use.
 */
package io.swarmkeeper.stack.schema;
