using System.CommandLine;
using Samples.Style;
using Unroll.Tests;
using Unroll.Vision;

namespace Unroll.Samples.Tests.Style;

public sealed class StyleSampleTests
{
    /// <summary>The short form, as without the network that has seen ImageNet.</summary>
    [Fact]
    public void It_paints_by_features_of_its_own()
    {
        string folder = Directory.CreateTempSubdirectory("unroll-style-").FullName;
        try
        {
            string[] arguments = ["--own", "--feature-steps", "10", "--iterations", "10", "--size", "128", "--output", folder];
            Assert.Equal(0, StyleSample.Command().Parse(arguments).Invoke());

            Picture painted = Picture.Read(Path.Combine(folder, "style.png"));
            Assert.Equal((128, 128), (painted.Height, painted.Width));
            Assert.True(File.Exists(Path.Combine(folder, "losses.png")));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public void Weights_below_0_and_other_sizes_are_refused()
    {
        Assert.NotEmpty(StyleSample.Command().Parse(["--style-weight", "-1"]).Errors);
        Assert.NotEmpty(StyleSample.Command().Parse(["--size", "100"]).Errors);
        Assert.Empty(StyleSample.Command().Parse(["a.png", "b.jpg", "--keep-colors", "--optimizer", "Adam"]).Errors);
    }

    /// <summary>A step of training, and a picture by what it has learned.</summary>
    [Fact]
    public void A_fast_network_is_trained_and_paints()
    {
        string folder = Directory.CreateTempSubdirectory("unroll-style-fast-").FullName;
        try
        {
            string[] training = ["--own", "--feature-steps", "10", "--steps", "1", "--threads", "2", "--output", folder];
            Assert.Equal(0, FastTrainingSample.Command().Parse(training).Invoke());
            string weights = Path.Combine(folder, "fast.safetensors");
            Assert.Equal(0, FastSample.Command().Parse(["--weights", weights, "--frames", "1", "--output", folder]).Invoke());

            Picture painted = Picture.Read(Path.Combine(folder, "astronaut-painted.png"));
            Assert.Equal((256, 256), (painted.Height, painted.Width));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public void Without_weights_it_says_how_to_get_them() =>
        Assert.Contains(
            "style-train",
            Assert.Throws<FileNotFoundException>(() => FastSample.Command().Parse(["--weights", "nowhere"]).Invoke(
                new InvocationConfiguration { EnableDefaultExceptionHandler = false })).Message,
            StringComparison.Ordinal);

    [Fact]
    public void A_frame_allocates_nothing()
    {
        using var network = new FastStyle256();
        float[] picture = new float[256 * 256 * 3], painted = new float[picture.Length];
        network.Predict(picture, painted);

        Assert.Equal(0, Allocation.Of(() => network.Predict(picture, painted), calls: 2));
    }
}
