using Samples.Embeddings;
using Samples.FacesVerify;

namespace Unroll.Samples.Tests.Embeddings;

public sealed class PairTests
{
    private static readonly IdentitySet Digits = IdentitySet.Digits([0, 4, 6]);

    [Fact]
    public void Digits_are_from_paper_to_ink_and_divided_by_classes()
    {
        Assert.Equal(1797, Digits.Learned.Count + Digits.Unseen.Count);
        Assert.Equal(["1", "2", "3", "5", "7", "8", "9"], Digits.LearnedNames);
        Assert.Equal(["0", "4", "6"], Digits.UnseenNames);
        Assert.Equal(28 * 28, Digits.Unseen.InputLength());
        float[] pixels = [.. Enumerable.Range(0, Digits.Unseen.Count).SelectMany(sample => Digits.Unseen.Input(sample).ToArray())];
        Assert.Equal((0, 1), (pixels.Min(), pixels.Max()));
        Assert.Equal(10, Digits.AtMost(10).Learned.Count);
    }

    [Fact]
    public void A_test_has_ten_parts_without_a_common_image_and_as_many_pairs_of_each_kind()
    {
        IReadOnlyList<ImagePair> pairs = TestPairs.Draw(Digits.Unseen, 20, seed: 3);
        Assert.Equal(400, pairs.Count);
        Assert.Equal(pairs, TestPairs.Draw(Digits.Unseen, 20, seed: 3));
        Assert.Equal(400, pairs.Select(pair => (Math.Min(pair.First, pair.Second), Math.Max(pair.First, pair.Second))).Distinct().Count());
        HashSet<int>[] parts = [.. pairs.Chunk(40).Select(part => part.SelectMany(pair => new[] { pair.First, pair.Second }).ToHashSet())];
        Assert.Equal(parts.Sum(part => part.Count), parts.SelectMany(part => part).Distinct().Count());
        Assert.All(pairs.Chunk(40), part => Assert.Equal(20, part.TakeWhile(pair => pair.IsSame).Count()));
        Assert.All(pairs, pair => AssertLabels(Digits.Unseen, pair));
    }

    [Fact]
    public void Pairs_to_learn_from_are_of_one_class_and_of_two_in_turn_and_drawn_anew_every_epoch()
    {
        DataSet images = Digits.Learned;
        var source = new PairSource(images, 300, seed: 3, "three hundred");
        Assert.Equal((300, 2, 1), (source.Count, source.InputCount, source.TargetCount));
        Assert.Equal([1f, 0, 1], Enumerable.Range(0, 3).Select(sample => source.Target(sample)[0]));

        var members = new ClassMembers(images);
        var random = new AugmentationRandom(5);
        for (int i = 0; i < 300; i++)
        {
            ImagePair pair = members.Draw(i % 2 == 0, ref random);
            Assert.Equal(i % 2 == 0, pair.IsSame);
            Assert.NotEqual(pair.First, pair.Second);
            AssertLabels(images, pair);
        }
    }

    [Fact]
    public void A_turned_or_mirrored_image_is_of_a_class_of_its_own()
    {
        float[] image = new float[28 * 28];
        image[(3 * 28) + 5] = 1;   // row 3, column 5
        DataSet turned = TurnedClasses.Of(new DataSet(image, new[] { 2 }), 7, [new(0), new(1), new(2), new(3), new(0, IsMirrored: true)]);

        Assert.Equal([2, 9, 16, 23, 30], Enumerable.Range(0, 5).Select(sample => turned.Label(sample)));
        (int, int)[] places = [.. Enumerable.Range(0, 5).Select(sample => Math.DivRem(turned.Input(sample).IndexOf(1f), 28))];
        Assert.Equal([(3, 5), (5, 24), (24, 22), (22, 3), (3, 22)], places);
        Assert.Equal(28, Digits.LearnedClasses);
        Assert.Equal(4 * Digits.Learned.Count, Digits.Shown().Count);
    }

    [Fact]
    public void The_principal_components_are_the_axes_of_an_ellipse()
    {
        // Along (3, 4) / 5 the rows differ most, by a right angle less, and not at all in the third number.
        float[][] rows = [.. Enumerable.Range(0, 100).Select(i =>
        {
            (double along, double across) = (5 * Math.Cos(i * 0.0628), 2 * Math.Sin(i * 0.0628));
            return new[] { (float)((0.6 * along) - (0.8 * across) + 1), (float)((0.8 * along) + (0.6 * across) - 2), 7f };
        })];
        var plane = new PrincipalComponents(rows);
        (double X, double Y)[] places = [.. rows.Select(plane.Place)];
        Assert.Equal(5, places.Max(place => Math.Abs(place.X)), 0.02);
        Assert.Equal(2, places.Max(place => Math.Abs(place.Y)), 0.02);
        Assert.Equal(0, places.Sum(place => place.X * place.Y), 0.05);
    }

    private static void AssertLabels(DataSet images, ImagePair pair) =>
        Assert.Equal(pair.IsSame, images.Label(pair.First) == images.Label(pair.Second));
}
