/**
 * Model folders of the format {@code lorgnette-model/1}: what {@code model.json} says, checked against the files beside it, and
 * the network and word features it describes, loaded. A folder that is not exactly what it says is refused with the reason.
 */
package org.lorgnette.engine.djl.folder;
