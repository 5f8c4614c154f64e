using Samples.Scenes;
using Samples.Slide;
using Unroll.Samples.Tests.Scenes;
using Unroll.Tests;
using Unroll.Vision;

namespace Unroll.Samples.Tests.Slide;

public sealed class SlidingFinderTests : IDisposable
{
    private const int Side = 128;
    private readonly string weights = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName() + ".safetensors");
    private readonly ClothesWindow network = new(seed: 7);
    private readonly SlidingFinder finder;

    public SlidingFinderTests()
    {
        network.Save(weights);
        finder = new SlidingFinder(weights, new ClassShapes(SceneParts.OnPlain(new SceneSettings()), 50), Side, SceneTest.LeastScore);
    }

    public void Dispose()
    {
        finder.Dispose();
        network.Dispose();
        File.Delete(weights);
    }

    [Fact]
    public void Each_window_has_the_scores_of_its_crop()
    {
        finder.Find(SceneParts.OnPhotographs(new SceneSettings()).Compose(3).Pixels);

        Assert.Equal(2371, finder.Windows);
        float[] window = new float[32 * 32], scores = new float[11];
        foreach (SceneLevel level in finder.Levels)
        {
            for (int place = 0; place < level.Places * level.Places; place += 7)
            {
                for (int pixel = 0; pixel < window.Length; pixel++)
                {
                    int row = (place / level.Places * 4) + (pixel / 32), column = (place % level.Places * 4) + (pixel % 32);
                    window[pixel] = level.Pixels[(row * level.Size) + column];
                }

                network.Predict(window, scores);
                for (int score = 0; score < scores.Length; score++)
                    Assert.Equal(scores[score], level.Scores[(place * 11) + score], 1e-4f);
            }
        }
    }

    [Fact]
    public void A_window_lies_where_its_garment_would()
    {
        // The scene is 120 of the 128 pixels of this size, so that a window of 32 has 32 * 128 / 120 pixels of the scene.
        SceneLevel level = finder.Levels[1];
        double scale = 128 / 120.0;
        var shapes = new ClassShapes(SceneParts.OnPlain(new SceneSettings()), 200);

        Box trouser = shapes.Inside(level, row: 2, column: 5, kind: 1);

        Assert.Equal(scale * ((5 * 4) + 16 - 4), trouser.CenterX, 1e-3);
        Assert.Equal(scale * ((2 * 4) + 16 - 4), trouser.CenterY, 1e-3);
        Assert.Equal(scale * 24, trouser.Height, 0.5);
        Assert.InRange(trouser.Width / trouser.Height, 0.3, 0.6);
    }

    [Fact]
    public void Nothing_is_allocated_after_the_first_scene()
    {
        SceneComposer composer = SceneParts.OnPhotographs(new SceneSettings());
        float[] first = composer.Compose(0).Pixels, second = composer.Compose(1).Pixels;
        finder.Find(first);

        Assert.Equal(0, Allocation.Of(() => finder.Find(second), 3));
    }
}
