namespace Unroll.Vision.Tests;

/// <summary>The numbers of networks' inputs, by the formulas of torchvision and Keras.</summary>
public sealed class NormalizationTests
{
    private static readonly Picture Pixels = new([0, 100, 255, 7, 128, 201], 1, 2);

    [Fact]
    public void ImageNet_is_torchvisions() => Expect(
        PictureNormalization.ImageNet,
        [(0 / 255.0 - 0.485) / 0.229, (100 / 255.0 - 0.456) / 0.224, (255 / 255.0 - 0.406) / 0.225,
            (7 / 255.0 - 0.485) / 0.229, (128 / 255.0 - 0.456) / 0.224, (201 / 255.0 - 0.406) / 0.225]);

    [Fact]
    public void Caffe_is_blue_first_less_the_means() => Expect(
        PictureNormalization.Caffe,
        [255 - 103.939, 100 - 116.779, 0 - 123.68, 201 - 103.939, 128 - 116.779, 7 - 123.68]);

    [Fact]
    public void TensorFlow_goes_from_minus_one_to_one() => Expect(
        PictureNormalization.TensorFlow,
        [-1, 100 / 127.5 - 1, 1, 7 / 127.5 - 1, 128 / 127.5 - 1, 201 / 127.5 - 1]);

    [Fact]
    public void Zero_to_one_divides_by_255() => Expect(
        PictureNormalization.ZeroToOne,
        [0, 100 / 255.0, 1, 7 / 255.0, 128 / 255.0, 201 / 255.0]);

    [Fact]
    public void One_mean_may_be_for_blue_first() => Expect(
        new PictureNormalization([10], [2], isBlueFirst: true),
        [(255 - 10) / 2.0, (100 - 10) / 2.0, -5, (201 - 10) / 2.0, (128 - 10) / 2.0, (7 - 10) / 2.0]);

    [Fact]
    public void Gray_pictures_have_normalizations_of_their_own()
    {
        var gray = new Picture([0, 255], 1, 2, 1);
        float[] input = new float[2];
        PictureNormalization.TensorFlow.Write(gray, input);
        Assert.Equal([-1, 1], input);
        Assert.Throws<ArgumentException>(() => PictureNormalization.ImageNet.Write(gray, input));
    }

    [Fact]
    public void Wrong_arguments_are_refused()
    {
        Assert.Throws<ArgumentException>(() => PictureNormalization.ImageNet.Write(Pixels, new float[5]));
        Assert.Throws<ArgumentException>(() => new PictureNormalization([1, 2], [1, 2]));
        Assert.Throws<ArgumentException>(() => new PictureNormalization([1], [1, 2, 3]));
        Assert.Throws<ArgumentException>(() => new PictureNormalization([1], [0]));
        Assert.Throws<ArgumentException>(() => new PictureNormalization([double.NaN], [1]));
    }

    private static void Expect(PictureNormalization normalization, double[] expected)
    {
        float[] input = new float[6];
        normalization.Write(Pixels, input);
        for (int i = 0; i < input.Length; i++)
            Assert.Equal(expected[i], input[i], 1e-6 * Math.Max(1, Math.Abs(expected[i])));
    }
}
