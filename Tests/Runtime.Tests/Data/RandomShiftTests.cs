namespace Unroll.Runtime.Tests.Data;

public sealed class RandomShiftTests
{
    [Fact]
    public void Moves_the_pixels_and_fills_what_comes_into_view()
    {
        float[] image = [11, 12, 21, 22, 31, 32, 41, 42, 51, 52, 61, 62], other = [.. image];
        RandomShift.Move(image, new ValueShape(2, 3, 2), down: 1, right: -1, fill: 9);
        Assert.Equal([9, 9, 9, 9, 9, 9, 21, 22, 31, 32, 9, 9], image);
        RandomShift.Move(other, new ValueShape(2, 3, 2), down: 0, right: 2, fill: 0);
        Assert.Equal([0, 0, 0, 0, 11, 12, 0, 0, 0, 0, 41, 42], other);
    }

    [Theory]
    [InlineData(5, 4, 1)]
    [InlineData(4, 5, 3)]
    [InlineData(1, 6, 2)]
    [InlineData(6, 1, 2)]
    public void Every_distance_is_padding_and_taking_a_part(int height, int width, int channels)
    {
        var shape = new ValueShape(height, width, channels);
        float[] image = [.. Enumerable.Range(1, shape.Length)];
        for (int down = -7; down <= 7; down++)
        {
            for (int right = -7; right <= 7; right++)
            {
                float[] moved = [.. image];
                RandomShift.Move(moved, shape, down, right, fill: -3);
                Assert.Equal(Images.Moved(image, shape, down, right, fill: -3), moved);
            }
        }
    }

    [Fact]
    public void Every_distance_is_equally_likely()
    {
        // 25 places of one bright pixel; Pearson's chi-squared with 24 degrees of freedom is above 51.2 in one of 1,000 cases.
        const int Draws = 25_000;
        var shift = new RandomShift(2);
        int[] counts = new int[25];
        float[] image = new float[25];
        for (ulong seed = 0; seed < Draws; seed++)
        {
            Array.Clear(image);
            image[12] = 1;
            var random = new AugmentationRandom(seed);
            shift.Apply(image, new ValueShape(5, 5, 1), ref random);
            counts[Array.IndexOf(image, 1)]++;
            Assert.Equal(1, image.Sum());
        }

        double expected = Draws / 25.0;
        Assert.InRange(counts.Sum(count => (count - expected) * (count - expected) / expected), 0, 51.2);
    }

    [Fact]
    public void The_directions_have_distances_of_their_own()
    {
        var shift = new RandomShift(vertical: 0, horizontal: 1) { Fill = 0.5f };
        Assert.Equal((0, 1, 0.5f), (shift.Vertical, shift.Horizontal, shift.Fill));
        var seen = new HashSet<string>();
        for (ulong seed = 0; seed < 100; seed++)
        {
            float[] signal = [1, 2, 3];
            var random = new AugmentationRandom(seed);
            shift.Apply(signal, new ValueShape(1, 3, 1), ref random);
            seen.Add(FormattableString.Invariant($"{signal[0]} {signal[1]} {signal[2]}"));
        }

        Assert.Equal(["0.5 1 2", "1 2 3", "2 3 0.5"], seen.Order());
        Assert.Equal((4, 4, 0f), (new RandomShift(4).Vertical, new RandomShift(4).Horizontal, new RandomShift(4).Fill));
    }

    [Fact]
    public void Refuses_what_is_no_distance_and_no_fill()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new RandomShift(-1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new RandomShift(1, -1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new RandomShift(1) { Fill = float.NaN });
        Assert.Throws<ArgumentOutOfRangeException>(() => new RandomShift(1) { Fill = float.PositiveInfinity });
    }
}
