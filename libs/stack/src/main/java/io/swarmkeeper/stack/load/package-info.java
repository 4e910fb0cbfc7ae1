/** One file's services and top-level entries in one form each, as docker decodes them. */
package io.swarmkeeper.stack.load;
