/** YAML as a tree of values with their places, resolved by go-yaml's rules. */
package io.swarmkeeper.stack.tree;
