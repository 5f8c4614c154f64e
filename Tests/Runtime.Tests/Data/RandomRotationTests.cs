namespace Unroll.Runtime.Tests.Data;

public sealed class RandomRotationTests
{
    [Fact]
    public void A_right_angle_is_a_transposition()
    {
        // As one sees it: the right edge becomes the upper one.
        float[] image = [1, 2, 3, 4, 5, 6, 7, 8, 9];
        RandomRotation.Turn(image, new ValueShape(3, 3, 1), Math.PI / 2, fill: 0);
        float[] expected = [3, 6, 9, 2, 5, 8, 1, 4, 7];
        Assert.All(expected.Zip(image), pair => Assert.Equal(pair.First, pair.Second, 1e-5f));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(17)]
    [InlineData(-120)]
    public void A_plane_stays_a_plane(double degrees)
    {
        // Bilinear interpolation gives a linear function back exactly: the expected value needs no image.
        const int Height = 20, Width = 16;
        var shape = new ValueShape(Height, Width, 2);
        float[] image = new float[shape.Length];
        for (int row = 0; row < Height; row++)
        for (int column = 0; column < Width; column++)
        for (int channel = 0; channel < 2; channel++)
            image[(((row * Width) + column) * 2) + channel] = Plane(column - 7.5, row - 9.5, channel);

        RandomRotation.Turn(image, shape, degrees * Math.PI / 180, fill: 100);

        (double sine, double cosine) = Math.SinCos(degrees * Math.PI / 180);
        int within = 0;
        for (int row = 0; row < Height; row++)
        for (int column = 0; column < Width; column++)
        {
            double x = column - 7.5, y = 9.5 - row;                                           // y goes up
            (double fromX, double fromY) = ((cosine * x) + (sine * y), (cosine * y) - (sine * x));   // turned back, clockwise
            bool isWithin = Math.Abs(fromX) <= 7.499 && Math.Abs(fromY) <= 9.499;
            within += isWithin ? 1 : 0;
            for (int channel = 0; channel < 2; channel++)
            {
                float found = image[(((row * Width) + column) * 2) + channel];
                if (isWithin)
                    Assert.Equal(Plane(fromX, -fromY, channel), found, 1e-4f);
                else if (Math.Abs(fromX) >= 8.501 || Math.Abs(fromY) >= 10.501)
                    Assert.Equal(100, found, 1e-4f);
            }
        }

        Assert.True(within > 100);
    }

    [Fact]
    public void Angles_are_uniform_up_to_the_greatest()
    {
        // A spot to the right of the middle tells the angle.
        var shape = new ValueShape(201, 201, 1);
        var rotation = new RandomRotation(30);
        List<double> angles = [];
        for (ulong seed = 0; seed < 200; seed++)
        {
            float[] image = new float[shape.Length];
            for (int row = 98; row <= 102; row++)
                image.AsSpan((row * 201) + 178, 5).Fill(1);
            var random = new AugmentationRandom(seed);
            rotation.Apply(image, shape, ref random);
            double x = 0, y = 0, sum = 0;
            for (int i = 0; i < image.Length; i++)
                (x, y, sum) = (x + (image[i] * ((i % 201) - 100)), y + (image[i] * (100 - (i / 201))), sum + image[i]);
            angles.Add(Math.Atan2(y / sum, x / sum) * 180 / Math.PI);
        }

        Assert.InRange(angles.Min(), -30.2, -27);
        Assert.InRange(angles.Max(), 27, 30.2);
        Assert.InRange(angles.Average(), -4, 4);
        Assert.InRange(angles.Count(angle => Math.Abs(angle) < 15), 75, 125);
    }

    [Fact]
    public void Wrong_settings_are_told()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new RandomRotation(-1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new RandomRotation(181));
        Assert.Throws<ArgumentOutOfRangeException>(() => new RandomRotation(double.NaN));
        Assert.Throws<ArgumentOutOfRangeException>(() => new RandomRotation(1) { Fill = float.PositiveInfinity });
    }

    private static float Plane(double x, double y, int channel) => (float)((0.3 * x) - (0.7 * y) + 2 + channel);
}
