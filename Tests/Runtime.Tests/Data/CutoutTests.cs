namespace Unroll.Runtime.Tests.Data;

public sealed class CutoutTests
{
    [Theory]
    [InlineData(6, 5, 1, 3)]
    [InlineData(4, 9, 3, 4)]
    [InlineData(5, 5, 2, 1)]
    public void One_square_around_any_pixel_is_filled_and_cut_at_the_borders(int height, int width, int channels, int side)
    {
        var shape = new ValueShape(height, width, channels);
        var cutout = new Cutout(side) { Fill = -7 };
        HashSet<(int, int)> corners = [];
        for (ulong seed = 0; seed < 2000; seed++)
        {
            float[] before = [.. Enumerable.Range(1, shape.Length).Select(number => (float)number)], image = [.. before];
            var random = new AugmentationRandom(seed);
            cutout.Apply(image, shape, ref random);

            bool[] hidden = [.. Enumerable.Range(0, height * width).Select(pixel => image[pixel * channels] == -7)];
            int[] rows = [.. Enumerable.Range(0, height).Where(row => hidden.AsSpan(row * width, width).Contains(true))];
            int[] columns = [.. Enumerable.Range(0, width)
                .Where(column => Enumerable.Range(0, height).Any(row => hidden[(row * width) + column]))];
            for (int i = 0; i < image.Length; i++)
            {
                (int row, int column) = Math.DivRem(i / channels, width);
                bool isWithin = row >= rows[0] && row <= rows[^1] && column >= columns[0] && column <= columns[^1];
                Assert.Equal(isWithin ? -7 : before[i], image[i]);
            }

            Assert.InRange(rows[^1] - rows[0] + 1, Math.Min(side, (side / 2) + (side % 2)), side);
            corners.Add((rows[^1], columns[^1]));
        }

        // The last hidden row is that of the middle and what lies behind it, or the border.
        Assert.Equal(Ends(height) * Ends(width), corners.Count);

        int Ends(int length) => Enumerable.Range(0, length)
            .Select(middle => Math.Min(middle - (side / 2) + side - 1, length - 1)).Distinct().Count();
    }

    [Fact]
    public void Wrong_settings_are_told()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new Cutout(0));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Cutout(1) { Fill = float.NaN });
        Assert.EndsWith(
            "a square of 5 pixels can hide all of it; expected at most 4.", Augmenter.Problem(Images.Network(4, 9, 1, 3), [new Cutout(5)])!,
            StringComparison.Ordinal);
        Assert.Null(Augmenter.Problem(Images.Network(4, 9, 1, 3), [new Cutout(4)]));
    }
}
