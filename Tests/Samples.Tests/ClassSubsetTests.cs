using Samples.Training;

namespace Unroll.Samples.Tests;

public sealed class ClassSubsetTests
{
    private static readonly ImageSets Sets = ImageSets.Load(ImageFolder.Part.Path);

    [Fact]
    public void Classes_are_counted_anew_in_the_order_given()
    {
        DataSet subset = ClassSubset.Of(Sets.Test, [7, 2]);

        int next = 0;
        for (int sample = 0; sample < Sets.Test.Count; sample++)
        {
            if (Sets.Test.Label(sample) is not (7 or 2))
                continue;
            Assert.Equal(Sets.Test.Label(sample) == 7 ? 0 : 1, subset.Label(next));
            Assert.Equal(Sets.Test.Input(sample), subset.Input(next++));
        }

        Assert.Equal(400, next);
        Assert.Equal(400, subset.Count);
    }

    [Fact]
    public void As_many_images_of_each_class_are_drawn_and_more_contain_the_fewer()
    {
        DataSet subset = ClassSubset.Of(Sets.Test, [0, 1, 2, 3, 4]);

        DataSet few = ClassSubset.Draw(subset, 5, 3, seed: 1), more = ClassSubset.Draw(subset, 5, 8, seed: 1);

        Assert.Equal([3, 3, 3, 3, 3], Enumerable.Range(0, few.Count).CountBy(sample => few.Label(sample)).OrderBy(count => count.Key)
            .Select(count => count.Value));
        for (int kind = 0; kind < 5; kind++)
        {
            for (int image = 0; image < 3; image++)
                Assert.Equal(few.Input(3 * kind + image), more.Input(8 * kind + image));
        }
    }

    [Fact]
    public void Too_few_images_of_a_class_are_told()
    {
        DataSet subset = ClassSubset.Of(Sets.Test, [0, 1, 2, 3, 4]);

        var error = Assert.Throws<ArgumentException>(() => ClassSubset.Draw(subset, 5, 201, seed: 1));

        Assert.Contains("Class 0 has 200 images; 201 were asked for.", error.Message, StringComparison.Ordinal);
    }
}
