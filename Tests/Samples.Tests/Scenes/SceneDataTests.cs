using Samples.Scenes;
using Unroll.Vision;

namespace Unroll.Samples.Tests.Scenes;

public sealed class SceneDataTests
{
    [Fact]
    public void Training_development_and_test_scenes_have_images_of_their_own()
    {
        SceneSets sets = SceneSets.Create(SceneParts.Images, new(), seed: 1);
        HashSet<string> train = Images(sets.Train.Garments), dev = Images(sets.Dev.Garments), test = Images(sets.Test.Garments);

        Assert.Equal((9000, 1000, 2000), (sets.Train.Garments.Count, sets.Dev.Garments.Count, sets.Test.Garments.Count));
        Assert.Empty(train.Intersect(test));
        Assert.Empty(dev.Intersect(test));
        Assert.Empty(train.Intersect(dev));
    }

    [Fact]
    public void Training_and_test_backgrounds_are_the_two_parts_of_each_photograph()
    {
        (SceneBackgrounds training, SceneBackgrounds test) = SceneBackgrounds.Load();
        string[] names = ["camera.png", "chelsea.png", "coffee.png"];

        for (int i = 0; i < names.Length; i++)
        {
            Picture left = training.Pictures[i], right = test.Pictures[i];
            Picture whole = Picture.Read(
                Path.Combine(AppContext.BaseDirectory, "Data", "photograph", names[i]), new PictureOptions { Channels = 1 });
            Assert.Equal(whole.Width, left.Width + right.Width);
            for (int row = 0; row < whole.Height; row++)
                Assert.True(whole.Row(row).SequenceEqual([.. left.Row(row), .. right.Row(row)]));
        }

        SceneSets sets = SceneSets.Create(SceneParts.Images, new(), seed: 1);
        Assert.Equal(
            (training.Pictures[0].Width, training.Pictures[0].Width, test.Pictures[0].Width),
            (sets.Train.Backgrounds.Pictures[0].Width, sets.Dev.Backgrounds.Pictures[0].Width, sets.Test.Backgrounds.Pictures[0].Width));
    }

    [Fact]
    public void A_background_in_color_is_refused()
    {
        var error = Assert.Throws<ArgumentException>(() => new SceneBackgrounds(new Picture(4, 4)));

        Assert.Contains("4 x 4 x 3", error.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => new SceneBackgrounds());
    }

    private static HashSet<string> Images(DataSet set) => [.. Enumerable.Range(0, set.Count).Select(sample =>
        Convert.ToBase64String([.. set.Input(sample).ToArray().Select(pixel => (byte)MathF.Round(255 * pixel))]))];
}
