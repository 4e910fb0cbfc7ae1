/** What looks like a secret, and what is shown instead: one rule for everything that is shown. */
package io.swarmkeeper.contract.mask;
