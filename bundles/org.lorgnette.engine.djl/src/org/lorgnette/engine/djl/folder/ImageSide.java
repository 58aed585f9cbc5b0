package org.lorgnette.engine.djl.folder;

import java.nio.file.Path;
import java.util.Optional;

import org.lorgnette.engine.djl.vqa.Blindness;
import org.lorgnette.engine.djl.vqa.ImageInput;

/**
 * The half of a model that looks at pictures.
 *
 * @param weights the network's file
 * @param fp32 the same network in full precision, if it is there
 * @param input how pictures are given to it
 * @param blindness what the model is kept from
 * @param points whether it learned to point at what a question is about
 */
public record ImageSide(Path weights, Optional<Path> fp32, ImageInput input, Blindness blindness, boolean points) {
}
