using Samples.Scenes;
using Samples.Slide;
using Unroll.Samples.Tests.Scenes;

namespace Unroll.Samples.Tests.Slide;

public sealed class SceneWindowTests
{
    private const int Scenes = 400, Draws = 10;

    [Fact]
    public void Windows_have_the_garment_of_their_class_in_the_middle_or_none()
    {
        SceneComposer composer = SceneParts.OnPlain(new SceneSettings());
        int garments = 0;
        for (int i = 0; i < Scenes; i++)
        {
            Scene scene = composer.Compose(i);
            var random = new AugmentationRandom((ulong)i);
            for (int draw = 0; draw < Draws; draw++)
            {
                SceneWindow window = SceneWindow.Draw(scene.Objects.ToArray(), scene.Width, ref random);
                if (window.Class == ClothesWindow.None)
                {
                    Assert.DoesNotContain(scene.Objects, shown => IsInMiddle(window, shown, 5, 0.27));
                    continue;
                }

                garments++;
                Assert.Contains(scene.Objects, shown => shown.Class == window.Class && IsInMiddle(window, shown, 2.6, 0.15));
            }
        }

        Assert.InRange(garments, Scenes * Draws / 5, Scenes * Draws / 2);
    }

    [Fact]
    public void A_scene_without_garments_has_windows_without_one()
    {
        var random = new AugmentationRandom(1);
        for (int draw = 0; draw < 100; draw++)
            Assert.Equal(ClothesWindow.None, SceneWindow.Draw([], 128, ref random).Class);
    }

    [Fact]
    public void The_pixels_of_a_sample_are_those_of_its_window()
    {
        SceneComposer composer = SceneParts.OnPhotographs(new SceneSettings());
        var source = new WindowSource(composer, 50, "windows");
        SampleSource last = source.Select([49, 3, 3]);
        using var network = new ClothesWindow();
        using var loader = new BatchLoader(network.Declaration, last, 3);
        loader.Begin(0);

        var again = new WindowSource(composer, 50, "windows");
        Assert.Equal(again.Label(49), last.Label(0));
        Assert.Equal(source.Label(3), last.Label(2));
        float[] rows = loader.Next()!.Input(0).ToArray();
        Assert.Equal(rows[1024..2048], rows[2048..]);
        Assert.NotEqual(rows[..1024], rows[1024..2048]);
        Assert.All(rows, pixel => Assert.InRange(pixel, 0, 1));
    }

    // How far the middles are apart, in pixels of a window of 32, and how far the longer side is from three quarters of it.
    private static bool IsInMiddle(SceneWindow window, SceneObject shown, double shift, double scaling)
    {
        double x = window.Left + (window.Extent / 2.0) - shown.Box.CenterX, y = window.Top + (window.Extent / 2.0) - shown.Box.CenterY;
        double longer = Math.Max(shown.Box.Width, shown.Box.Height);
        return Math.Max(Math.Abs(x), Math.Abs(y)) * 32 / window.Extent < shift
            && Math.Abs(Math.Log(longer / (0.75 * window.Extent))) < scaling;
    }
}
