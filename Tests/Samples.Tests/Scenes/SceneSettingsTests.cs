using Samples.Scenes;

namespace Unroll.Samples.Tests.Scenes;

public sealed class SceneSettingsTests
{
    public static TheoryData<string, string> Bad => new()
    {
        { "height", "0 x 128" },
        { "width", "128 x -1" },
        { "counts", "LeastObjects is 3 and MostObjects 2" },
        { "negative count", "LeastObjects is -1" },
        { "too many", "MostObjects 101" },
        { "tiny", "LeastSide is 7" },
        { "sides", "LeastSide is 49 and MostSide 48" },
        { "NaN side", "LeastSide is NaN" },
        { "infinite side", "MostSide Infinity" },
        { "overlap", "MostOverlap is 1.5" },
        { "hidden", "MostHidden is -0.1" },
        { "rotation", "Rotation is 181" },
        { "NaN rotation", "Rotation is NaN" },
        { "too large", "An object of 129 pixels" },
        { "too large turned", "An object of 100 pixels, turned by up to 30 degrees, takes up to 136.6" },
    };

    [Theory]
    [MemberData(nameof(Bad))]
    public void Bad_settings_are_named(string which, string message)
    {
        var good = new SceneSettings();
        SceneSettings bad = which switch
        {
            "height" => good with { Height = 0 },
            "width" => good with { Width = -1 },
            "counts" => good with { LeastObjects = 3, MostObjects = 2 },
            "negative count" => good with { LeastObjects = -1 },
            "too many" => good with { MostObjects = 101 },
            "tiny" => good with { LeastSide = 7 },
            "sides" => good with { LeastSide = 49 },
            "NaN side" => good with { LeastSide = double.NaN },
            "infinite side" => good with { MostSide = double.PositiveInfinity },
            "overlap" => good with { MostOverlap = 1.5 },
            "hidden" => good with { MostHidden = -0.1 },
            "rotation" => good with { Rotation = 181 },
            "NaN rotation" => good with { Rotation = double.NaN },
            "too large" => good with { MostSide = 129 },
            _ => good with { MostSide = 100, Rotation = 30 },
        };

        var error = Assert.Throws<ArgumentException>(() => SceneParts.OnPlain(bad));

        Assert.Contains(message, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Images_of_another_size_are_refused()
    {
        var small = new DataSet(new float[100], [0]);

        var error = Assert.Throws<ArgumentException>(
            () => new SceneComposer(small, SceneSets.Create(SceneParts.Images, new(), 1).Train.Backgrounds, new(), seed: 1));

        Assert.Contains("100 pixels", error.Message, StringComparison.Ordinal);
    }
}
