using System.Runtime.CompilerServices;
using Microsoft.ML.OnnxRuntime;
using Microsoft.ML.OnnxRuntime.Tensors;
using Samples.Features;
using Samples.Training;

namespace Unroll.Samples.Tests.Features;

/// <summary>The pretrained network of the package, and what goes into it.</summary>
public sealed class FeaturizerTests : IDisposable
{
    private const int Side = Featurizer.Side, Pixels = Side * Side;

    private static readonly FeaturizerFiles Files = FeaturizerFiles.Of(FeaturizerPackage.Find()!, unpacked: "");

    private readonly string folder = Directory.CreateTempSubdirectory("unroll-features-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void An_input_is_the_image_resized_less_the_mean()
    {
        var random = new Random(1);
        float[] image = [.. Enumerable.Range(0, 28 * 28).Select(_ => random.Next(256) / 255f)];
        float[] mean = [.. Enumerable.Range(0, 3 * Pixels).Select(_ => 255 * random.NextSingle())];
        float[] input = new float[3 * Pixels];

        new FeaturizerInput(mean).Write(image, input);

        // Pillow rounds to bytes after the rows and after the columns, so a gray may differ by as much as half of either.
        double[] expected = Resized(image);
        for (int i = 0; i < input.Length; i++)
            Assert.Equal(expected[i / 3] - mean[i], input[i], 1.01);

        // Shares of pixels are sixteenths, and halves go up: a thirty-second in the mean, twice.
        Assert.Equal(1 / 16.0, Enumerable.Range(0, input.Length).Average(i => input[i] + mean[i] - expected[i / 3]), 0.01);
    }

    /// <summary>Both models of the package in ONNX Runtime, on the image as it was resized.</summary>
    [Fact]
    public void Features_are_those_of_the_package_in_OnnxRuntime()
    {
        DataSet images = ImageSets.Load(ImageFolder.Part.Path).Test.Take(3);
        using var featurizer = new Featurizer(Files, Path.Combine(folder, "weights.safetensors"), threads: 2);
        var shares = new List<double>();

        DataSet features = featurizer.Describe(images, shares.Add, default);

        Assert.Equal([1.0], shares);
        var resizer = new FeaturizerInput(new float[3 * Pixels]);
        float[] grays = new float[3 * Pixels];
        using InferenceSession preprocessing = new(Files.Preprocessing), network = new(Files.Network);
        for (int sample = 0; sample < images.Count; sample++)
        {
            Assert.Equal(images.Label(sample), features.Label(sample));
            resizer.Write(images.Input(sample), grays);
            float[] gray = [.. Enumerable.Range(0, Pixels).Select(pixel => grays[3 * pixel])];
            float[] theirs = Run(network, Run(preprocessing, [.. gray, .. gray, .. gray]));
            double difference = theirs.Zip(features.Input(sample).ToArray(), (x, y) => Math.Pow(x - y, 2)).Sum();
            Assert.InRange(Math.Sqrt(difference / theirs.Sum(x => (double)x * x)), 0, 1e-4);
        }
    }

    [Fact]
    public void The_mean_image_is_blue_green_red()
    {
        float[] mean = MeanImage.Read(Files.Preprocessing);

        // The means of its planes, computed from the bytes of the file.
        double[] expected = [103.0626, 115.9029, 123.1516];
        for (int channel = 0; channel < 3; channel++)
            Assert.Equal(expected[channel], Enumerable.Range(0, Pixels).Average(pixel => mean[(3 * pixel) + channel]), 1e-3);
        Assert.Equal([114.421097f, 114.5286f, 114.6002f], [mean[0], mean[3], mean[6]]);
    }

    [Fact]
    public void Another_model_has_no_mean_image()
    {
        var error = Assert.Throws<InvalidDataException>(() => MeanImage.Read(Files.Network));

        Assert.Contains("there are Conv, BatchNormalization", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_declaration_is_as_it_is_imported()
    {
        var options = new OnnxImportOptions { Name = nameof(ResNet18Features), Namespace = "Samples.Features" };

        Assert.Equal(File.ReadAllText(Declaration()), OnnxImport.Read(Files.Network, options).Source);
    }

    private static float[] Run(InferenceSession session, float[] input)
    {
        var tensor = new DenseTensor<float>(input, [1, 3, Side, Side]);
        using IDisposableReadOnlyCollection<DisposableNamedOnnxValue> results = session.Run(
            [NamedOnnxValue.CreateFromTensor(session.InputMetadata.Keys.Single(), tensor)]);
        return [.. results.Single().AsTensor<float>()];
    }

    /// <summary>Linear interpolation between the centers of 28 x 28 pixels, at the edges the outermost; from 0 to 255.</summary>
    private static double[] Resized(float[] image)
    {
        double[] large = new double[Pixels];
        for (int pixel = 0; pixel < Pixels; pixel++)
        {
            (int top, int bottom, double down) = Neighbors(pixel / Side);
            (int left, int right, double across) = Neighbors(pixel % Side);
            double upper = ((1 - across) * image[(28 * top) + left]) + (across * image[(28 * top) + right]);
            double lower = ((1 - across) * image[(28 * bottom) + left]) + (across * image[(28 * bottom) + right]);
            large[pixel] = 255 * (((1 - down) * upper) + (down * lower));
        }

        return large;

        static (int First, int Second, double Share) Neighbors(int place)
        {
            double center = Math.Clamp(((place + 0.5) * 28 / Side) - 0.5, 0, 27);
            int first = Math.Min((int)center, 26);
            return (first, first + 1, center - first);
        }
    }

    private static string Declaration([CallerFilePath] string here = "") =>
        Path.Combine(Path.GetDirectoryName(here)!, "..", "..", "..", "Samples.Style", "Features", $"{nameof(ResNet18Features)}.cs");
}
