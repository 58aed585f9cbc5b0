package org.lorgnette.engine.djl.hf;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.OptionalInt;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lorgnette.engine.Cancellation;
import org.lorgnette.engine.EngineException;
import org.lorgnette.engine.EngineUnavailableException;
import org.lorgnette.engine.djl.pixels.Resampling;
import org.lorgnette.engine.visual.Picture;

class PictureConfigTest {

	@TempDir
	Path folder;

	private PictureRules read(String json, String modelType) throws Exception {
		Path file = folder.resolve(PictureConfig.FILE);
		Files.writeString(file, json.replace('\'', '"'));
		return PictureConfig.read(HfJson.read(file), modelType);
	}

	private static Picture plain(int width, int height, int colour) {
		int[] pixels = new int[width * height];
		Arrays.fill(pixels, colour);
		return Picture.of(width, height, pixels);
	}

	/** By get_resize_output_image_size of ViltImageProcessor, and that of transformers without and with a longest edge. */
	@ParameterizedTest
	@CsvSource({"640, 480, 512, 384, 298, 224, 298, 224", "480, 640, 384, 512, 224, 298, 224, 298",
			"1000, 300, 608, 192, 746, 224, 300, 90", "300, 1000, 192, 608, 224, 746, 90, 300",
			"384, 384, 384, 384, 224, 224, 224, 224", "33, 17, 608, 320, 434, 224, 300, 154", "640, 426, 576, 384, 336, 224, 300, 200"})
	void sizesAreThoseOfTransformers(int width, int height, int viltWidth, int viltHeight, int clipWidth, int clipHeight,
			int limitedWidth, int limitedHeight) throws Exception {
		SizeRule vilt = read("{'feature_extractor_type':'ViltFeatureExtractor','size':384,'size_divisor':32}", "").size().orElseThrow();
		assertEquals(new SizeRule.Size(viltWidth, viltHeight), vilt.of(width, height));
		SizeRule clip = read("{'size':224}", "clip").size().orElseThrow();
		assertEquals(new SizeRule.Size(clipWidth, clipHeight), clip.of(width, height));
		SizeRule limited = read("{'image_processor_type':'CLIPImageProcessor','size':{'shortest_edge':224,'longest_edge':300}}", "")
				.size().orElseThrow();
		assertEquals(new SizeRule.Size(limitedWidth, limitedHeight), limited.of(width, height));
	}

	/** transformers fails on these. */
	@Test
	void whatWouldVanishKeepsOnePatch() throws Exception {
		assertEquals(new SizeRule.Size(32, 608), new SizeRule.Multiples(384, 32).of(1, 300));
		assertEquals(new SizeRule.Size(1, 300), new SizeRule.Shortest(224, OptionalInt.of(300)).of(1, 100_000));
	}

	/** As ViLT, CLIP and BLIP were published; CLIP's in its older and its newer form. */
	@Test
	void readsWhatIsPublished() throws Exception {
		PictureRules vilt = read("{'do_normalize':true,'do_resize':true,'feature_extractor_type':'ViltFeatureExtractor',"
				+ "'image_mean':[0.5,0.5,0.5],'image_std':[0.5,0.5,0.5],'resample':3,'size':384,'size_divisor':32}", "");
		assertEquals(new SizeRule.Multiples(384, 32), vilt.size().orElseThrow());
		assertEquals(Resampling.BICUBIC, vilt.resampling());
		assertTrue(vilt.seesAll());
		String means = "'image_mean':[0.48145466,0.4578275,0.40821073],'image_std':[0.26862954,0.26130258,0.27577711],'resample':3";
		PictureRules old = read("{'crop_size':224,'do_center_crop':true,'do_normalize':true,'do_resize':true,"
				+ "'feature_extractor_type':'CLIPFeatureExtractor'," + means + ",'size':224}", "");
		PictureRules fresh = read("{'crop_size':{'height':224,'width':224},'do_center_crop':true,'do_convert_rgb':true,"
				+ "'do_normalize':true,'do_rescale':true,'do_resize':true,'image_processor_type':'CLIPImageProcessor'," + means
				+ ",'rescale_factor':0.00392156862745098,'size':{'shortest_edge':224}}", "");
		assertEquals(old.size(), fresh.size());
		assertEquals(old.crop(), fresh.crop());
		assertEquals(new SizeRule.Shortest(224, OptionalInt.empty()), fresh.size().orElseThrow());
		assertEquals(new SizeRule.Exact(224, 224), fresh.crop().orElseThrow());
		PictureRules usual = read("{}", "clip");
		assertTrue(Arrays.deepEquals(usual.values(), old.values()));
		PictureRules blip = read("{'do_normalize':true,'do_pad':true,'do_rescale':true,'do_resize':true," + means
				+ ",'image_processor_type':'BlipImageProcessor','processor_class':'BlipProcessor','rescale_factor':0.00392156862745098,"
				+ "'size':{'height':384,'width':384},'size_divisor':32}", "");
		assertEquals(new SizeRule.Exact(384, 384), blip.size().orElseThrow());
		assertTrue(blip.seesAll());
		assertEquals(Resampling.BILINEAR, read("{}", "vit").resampling());
		assertEquals(new SizeRule.Exact(30, 20), read("{'size':[20,30]}", "vit").size().orElseThrow());
	}

	/** Computed by numpy in its order: times the factor in 64 bits, then minus and divided in 32. */
	@ParameterizedTest
	@CsvSource({"0, 0, -1.7922625541687012", "0, 1, -1.777664065361023", "0, 77, -0.6681836247444153", "0, 128, 0.07633614540100098",
			"0, 254, 1.9157377481460571", "0, 255, 1.9303361177444458", "1, 0, -1.7520971298217773", "1, 1, -1.7370892763137817",
			"1, 77, -0.5964989066123962", "1, 128, 0.16889731585979462", "1, 254, 2.059875965118408", "1, 255, 2.0748836994171143"})
	void colourValuesAreThoseOfNumpy(int colour, int value, float expected) throws Exception {
		assertEquals(expected, read("{'rescale_factor':0.00392156862745098}", "clip").values()[colour][value]);
	}

	@Test
	void valuesAsTheyAreSet() throws Exception {
		assertEquals(0.003921627998352051f, read("{}", "vilt").values()[2][128]);
		assertEquals(200, read("{'do_rescale':false,'do_normalize':false}", "vilt").values()[0][200]);
		assertEquals(2, read("{'rescale_factor':0.01,'do_normalize':false}", "vilt").values()[0][200]);
		assertEquals((100 - 5f) / 2, read("{'do_rescale':false,'image_mean':5,'image_std':2}", "vilt").values()[1][100]);
	}

	@Test
	void preparesPlanesOfColours() throws Exception {
		PictureRules rules = read("{'do_rescale':false,'do_normalize':false,'size':{'height':4,'width':6}}", "blip");
		PreparedPicture prepared = rules.prepare(plain(50, 20, 0x80010203), Cancellation.NONE);
		assertEquals(6, prepared.width());
		assertEquals(4, prepared.height());
		for (int i = 0; i < 72; i++) {
			assertEquals(i / 24 + 1, prepared.values()[i]);
		}
	}

	/** Too small a picture is framed in black before its colours are mapped. */
	@Test
	void cropsTheMiddleOrFramesIt() throws Exception {
		String numbers = "'do_rescale':false,'image_mean':1,'image_std':1,";
		PictureRules rules = read("{" + numbers + "'do_resize':false,'crop_size':{'height':4,'width':3}}", "clip");
		int[] pixels = new int[5 * 2];
		Arrays.setAll(pixels, i -> 0xFF000000 | 0x010101 * (i + 11));
		PreparedPicture prepared = rules.prepare(Picture.of(5, 2, pixels), Cancellation.NONE);
		assertEquals(3, prepared.width());
		assertEquals(4, prepared.height());
		float[] expected = {-1, -1, -1, 11, 12, 13, 16, 17, 18, -1, -1, -1};
		for (int i = 0; i < 36; i++) {
			assertEquals(expected[i % 12], prepared.values()[i], "value " + i);
		}
	}

	/** The sides are never computed in full. */
	@Test
	void picturesThatAreMuchTooLongAreCropped() throws Exception {
		PictureRules rules = read("{}", "clip");
		assertEquals(3 * 224 * 224, rules.prepare(plain(1, 200_000, -1), Cancellation.NONE).values().length);
		PictureRules uncut = read("{'do_center_crop':false}", "clip");
		EngineException failure = assertThrows(EngineException.class, () -> uncut.prepare(plain(1, 200_000, -1), Cancellation.NONE));
		assertTrue(failure.getMessage().contains("224 x 44800000"), failure.getMessage());
	}

	@ParameterizedTest
	@ValueSource(strings = {"{'image_processor_type':'DetrImageProcessor'}", "{'feature_extractor_type':7}", "{'do_resize':'yes'}",
			"{'size':0}", "{'size':2.5}", "{'size':5000}", "{'size':{'width':3}}", "{'size':{'longest_edge':300}}", "{'size':'large'}",
			"{'size':{'height':3,'width':3,'depth':3}}", "{'size':{'shortest_edge':384,'longest_edge':500}}", "{'size':[3]}",
			"{'resample':6}", "{'resample':-1}", "{'resample':'bicubic'}", "{'do_center_crop':true}", "{'size_divisor':-32}",
			"{'rescale_factor':'1/255'}", "{'image_mean':[0.5]}", "{'image_std':[0.5,0,0.5]}", "{'image_mean':[0.5,0.5,NaN]}",
			"{'do_thumbnail':true}", "{'crop_pct':0.875}", "{'auto_map':{'AutoImageProcessor':'x.Y'}}", "{'data_format':'channels_last'}",
			"{'do_pad':1}", "{'do_convert_rgb':'no'}", "{'size':{'height':30,'width':30},'size_divisor':32}"})
	void whatIsNotUnderstoodIsRefused(String json) {
		EngineUnavailableException refusal = assertThrows(EngineUnavailableException.class, () -> read(json, "vilt"));
		assertTrue(refusal.getMessage().contains(PictureConfig.FILE), refusal.getMessage());
		assertFalse(refusal.remedy().isBlank());
	}

	@Test
	void whatAProcessorDoesNotDoIsRefused() {
		assertThrows(EngineUnavailableException.class, () -> read("{'size':{'shortest_edge':300,'longest_edge':200}}", "clip"));
		assertThrows(EngineUnavailableException.class, () -> read("{'size_divisor':32,'do_center_crop':false}", "clip"));
		assertThrows(EngineUnavailableException.class, () -> read("{'crop_size':{'height':3}}", "clip"));
		assertThrows(EngineUnavailableException.class, () -> read("{}", "bert"));
	}

	@Test
	void whatAsksForNothingIsNoObstacle() throws Exception {
		PictureRules rules = read("{'do_thumbnail':false,'crop_pct':null,'pad_and_return_pixel_mask':true,'do_pad':false,"
				+ "'_valid_processor_keys':['images'],'size':null,'image_mean':null}", "vilt");
		assertEquals(new SizeRule.Multiples(384, 32), rules.size().orElseThrow());
	}
}
