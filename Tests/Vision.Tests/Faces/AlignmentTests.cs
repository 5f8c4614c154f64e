namespace Unroll.Vision.Tests.Faces;

/// <summary>Faces in one position, beside scikit-image (make_alignment.py).</summary>
public sealed class AlignmentTests
{
    private static readonly GoldenNumbers Golden = new("alignment.json", "Faces");

    [Theory]
    [InlineData("two")]
    [InlineData("five")]
    [InlineData("many")]
    public void Estimates_the_similarity_that_scikit_image_does(string name)
    {
        SimilarityTransform found = SimilarityTransform.Estimate(Golden.Floats(name + "From"), Golden.Floats(name + "To"));

        // [a -b x; b a y], row by row.
        double[] matrix = [found.A, -found.B, found.X, found.B, found.A, found.Y];
        Assert.Equal(Golden[name + "Matrix"], matrix, (expected, came) => Math.Abs(expected - came) < 1e-9);
    }

    [Theory]
    [InlineData("turned", 3)]
    [InlineData("enlarged", 1)]
    [InlineData("shifted", 3)]
    public void Warps_as_scikit_image_does(string name, int channels)
    {
        double[] numbers = Golden[name + "Transform"], expected = Golden[name + "Pixels"];
        Picture picture = Pattern(channels);
        var target = new Picture(24, 20, channels);

        picture.Warp(new(numbers[0], numbers[1], numbers[2], numbers[3]), target);

        for (int i = 0; i < expected.Length; i++)
            Assert.InRange(target.Pixels[i], expected[i] - .501, expected[i] + .501);
        Assert.Contains(expected, value => value == 0);   // something lies outside
    }

    [Fact]
    public void A_transform_and_its_inverse_lead_back()
    {
        SimilarityTransform transform = SimilarityTransform.Around(30, 20, angle: .5, scale: 1.7);

        Assert.Equal((1.7, .5), (Math.Round(transform.Scale, 12), Math.Round(transform.Angle, 12)));
        (double x, double y) = transform.Apply(30, 20);
        Assert.Equal((30, 20), (Math.Round(x, 12), Math.Round(y, 12)));
        (x, y) = transform.Apply(31, 20);
        Assert.Equal(30 + (1.7 * Math.Cos(.5)), x, 1e-12);
        Assert.Equal(20 + (1.7 * Math.Sin(.5)), y, 1e-12);
        (x, y) = transform.Inverse().Apply(x, y);
        Assert.Equal((31, 20), (Math.Round(x, 12), Math.Round(y, 12)));
        Assert.Throws<InvalidOperationException>(() => default(SimilarityTransform).Inverse());
    }

    [Fact]
    public void The_landmarks_come_to_the_points_of_the_template()
    {
        foreach (FaceTemplate template in new[] { FaceTemplate.ArcFace, FaceTemplate.Dlib() })
        {
            // The template's own points, turned, enlarged and shifted.
            SimilarityTransform away = SimilarityTransform.Around(40, 50, angle: -.7, scale: 2.2);
            float[] landmarks = template.Points.ToArray();
            for (int i = 0; i < landmarks.Length; i += 2)
            {
                (double x, double y) = away.Apply(landmarks[i], landmarks[i + 1]);
                (landmarks[i], landmarks[i + 1]) = ((float)x, (float)y);
            }

            SimilarityTransform found = new FaceAligner(template).Estimate(landmarks);

            (double x0, double y0) = found.Apply(landmarks[4], landmarks[5]);
            Assert.Equal(template.Points[4], x0, 1e-4);
            Assert.Equal(template.Points[5], y0, 1e-4);
            Assert.Equal(1 / 2.2, found.Scale, 1e-6);
            Assert.Equal(.7, found.Angle, 1e-6);
        }
    }

    [Fact]
    public void Of_68_landmarks_it_takes_those_that_the_template_means()
    {
        float[] all = new float[136];
        var random = new Random(3);
        for (int i = 0; i < all.Length; i++)
            all[i] = random.NextSingle() * 100;
        var aligner = new FaceAligner(FaceTemplate.ArcFace);

        float[] five =
        [
            .. Middle(36..42), .. Middle(42..48), all[60], all[61], all[96], all[97], all[108], all[109],
        ];
        Assert.Equal(aligner.Estimate(five), aligner.Estimate(all));
        float[] dlib = [.. all[54..110], .. all[120..130]];
        var other = new FaceAligner(FaceTemplate.Dlib(side: 80, padding: .5));
        Assert.Equal(other.Estimate(dlib), other.Estimate(all));

        float[] Middle(Range landmarks) =>
        [
            (float)Enumerable.Range(0, 68).Take(landmarks).Average(i => (double)all[2 * i]),
            (float)Enumerable.Range(0, 68).Take(landmarks).Average(i => (double)all[(2 * i) + 1]),
        ];
    }

    [Fact]
    public void Aligning_allocates_nothing()
    {
        var aligner = new FaceAligner(FaceTemplate.ArcFace);
        Picture picture = Pattern(3), face = new(112, 112);
        float[] landmarks = new float[136];
        for (int i = 0; i < landmarks.Length; i++)
            landmarks[i] = i % 17;
        aligner.Align(picture, landmarks, face);

        Assert.Equal(0, Allocation.Of(() => aligner.Align(picture, landmarks, face), 10));
    }

    [Fact]
    public void What_cannot_be_aligned_is_refused()
    {
        var aligner = new FaceAligner(FaceTemplate.ArcFace);
        Picture picture = Pattern(3);
        Assert.Contains("expected 112 x 112 of the template", Refused(() => aligner.Align(picture, new float[10], new Picture(112, 100))));
        Assert.Contains("8 numbers of landmarks; expected x and y of 5, or 68", Refused(() => aligner.Estimate(new float[8])));
        Assert.Contains("all at one place or not finite", Refused(() => aligner.Estimate(new float[10])));
        float[] broken = [.. FaceTemplate.ArcFace.Points[..9], float.NaN];
        Assert.Contains("not finite", Refused(() => aligner.Estimate(broken)));
        Assert.Contains("at least two points", Refused(() => SimilarityTransform.Estimate([1, 2], [3, 4])));
        Assert.Contains("in its own place", Refused(() => picture.Warp(SimilarityTransform.Identity, picture)));
        Assert.Contains("not finite", Refused(() => picture.Warp(new(1, 0, double.NaN, 0), Pattern(3))));
        Assert.Contains("1 channels", Refused(() => picture.Warp(SimilarityTransform.Identity, Pattern(1))));
        Assert.Throws<ArgumentException>(() => new FaceTemplate(10, 10, [1, 2]));
        Assert.Throws<ArgumentException>(() => new FaceTemplate(10, 10, [1, 2, 3, 4], [[1]]));
        Assert.Throws<ArgumentOutOfRangeException>(() => new FaceTemplate(10, 10, [1, 2, 3, 4], [[1], [68]]));

        static string Refused(Action action) => Assert.Throws<ArgumentException>(action).Message;
    }

    private static Picture Pattern(int channels)
    {
        var picture = new Picture(30, 36, channels);
        for (int y = 0; y < picture.Height; y++)
        {
            for (int x = 0; x < picture.Width; x++)
            {
                for (int channel = 0; channel < channels; channel++)
                    picture.Row(y)[(x * channels) + channel] = (byte)((x * 7) + (y * 13) + (channel * 50) + (x * y % 37 * 3));
            }
        }

        return picture;
    }
}
