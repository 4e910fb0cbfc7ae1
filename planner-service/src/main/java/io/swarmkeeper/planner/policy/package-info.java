/**
 * The admission policy: which options that are as good as root on a node a stack may have, said in
 * one file for each stack (docs/policy.md). Pure: the file comes as bytes.
 */
package io.swarmkeeper.planner.policy;
