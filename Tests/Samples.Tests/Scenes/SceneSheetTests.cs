using Samples.Scenes;
using Unroll.Vision;

namespace Unroll.Samples.Tests.Scenes;

public sealed class SceneSheetTests
{
    private static readonly string[] Classes = ["a", "b"];

    [Fact]
    public void Scenes_are_drawn_with_the_truth_in_green_and_detections_in_orange()
    {
        var corners = new SceneCorners(new(10, 10), new(20, 10), new(20, 30), new(10, 30));
        var scene = new Scene(40, 50, new float[40 * 50], [new SceneObject(1, new Box(10, 10, 20, 30), corners)]);
        var empty = new Scene(40, 50, new float[40 * 50], []);

        var found = new Detection(new Box(30, 5, 45, 20), Class: 0, Score: 0.5f);

        Picture sheet = SceneSheet.Draw([scene, empty, empty], Classes, [[found], [], []], columns: 2);

        Assert.Equal((6 + (2 * (120 + 6)), 6 + (2 * (150 + 6))), (sheet.Height, sheet.Width));
        Assert.Equal(new PictureColor(60, 200, 90), At(sheet, 6 + 60, 6 + 30));
        Assert.Equal(new PictureColor(245, 130, 48), At(sheet, 6 + 30, 6 + 90));
        Assert.Equal(PictureColor.Black, At(sheet, 6 + 60, 6 + 45));
        Assert.Equal(PictureColor.White, At(sheet, 200, 300));
    }

    private static PictureColor At(Picture picture, int row, int column)
    {
        Span<byte> pixel = picture.Row(row).Slice(3 * column, 3);
        return new PictureColor(pixel[0], pixel[1], pixel[2]);
    }

    [Fact]
    public void Lists_that_do_not_fit_are_refused()
    {
        var scene = new Scene(40, 50, new float[40 * 50], []);
        var other = new Scene(50, 40, new float[40 * 50], []);

        Assert.Throws<ArgumentException>(() => SceneSheet.Draw([], Classes));
        Assert.Throws<ArgumentException>(() => SceneSheet.Draw([scene], Classes, found: []));
        Assert.Throws<ArgumentException>(() => SceneSheet.Draw([scene, other], Classes));
    }
}
