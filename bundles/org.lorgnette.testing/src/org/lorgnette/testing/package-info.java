/**
 * What the tests of several bundles share: where development corpora lie, and the contract every engine must keep. Not part
 * of any feature.
 */
package org.lorgnette.testing;
