using Samples.Features;
using Samples.Training;

namespace Unroll.Samples.Tests.Features;

public sealed class FeatureTrialTests
{
    private static readonly ImageSets Sets = ImageSets.Load(ImageFolder.Part.Path);

    /// <summary>Features that point where the class says are learned from two images a class; features of noise tell nothing.</summary>
    [Theory]
    [InlineData(20f, 0.99, 1.0)]
    [InlineData(0f, 0.0, 0.25)]
    public void The_classifier_learns_what_the_features_tell(float signal, double lowest, double highest)
    {
        var random = new Random(1);
        DataSet few = ClassSubset.Draw(Sets.Train, FeatureTrial.Classes, each: 2, seed: 1), test = Sets.Test.Take(200);
        var trial = new FeatureTrial(test, Features(test), threads: 1);

        FeatureAccuracies accuracies = trial.Run(few, Features(few), seed: 1, default);

        Assert.InRange(accuracies.Pretrained, lowest, highest);
        Assert.InRange(accuracies.Scratch, 0.25, 0.85);   // it sees the images themselves

        DataSet Features(DataSet images)
        {
            float[] features = [.. Enumerable.Range(0, images.Count * Featurizer.Features).Select(_ => random.NextSingle())];
            int[] labels = [.. Enumerable.Range(0, images.Count).Select(sample => images.Label(sample))];
            for (int i = 0; i < images.Count; i++)
                features[(i * Featurizer.Features) + labels[i]] += signal;
            return new DataSet(features, labels);
        }
    }

    [Fact]
    public void The_first_images_of_every_class_are_those_that_a_smaller_draw_has()
    {
        DataSet more = ClassSubset.Draw(Sets.Train, FeatureTrial.Classes, each: 5, seed: 3);
        DataSet few = ClassSubset.Draw(Sets.Train, FeatureTrial.Classes, each: 2, seed: 3);

        DataSet first = FeatureTrial.First(more, 2);

        Assert.Equal(few.Count, first.Count);
        for (int i = 0; i < few.Count; i++)
        {
            Assert.Equal(few.Label(i), first.Label(i));
            Assert.Equal(few.Input(i), first.Input(i));
        }
    }

    [Fact]
    public void A_spread_has_the_mean_and_the_deviation_of_a_sample()
    {
        Assert.Equal("60.0 ± 10.0 %", $"{Spread.OfPercent([0.5, 0.6, 0.7])}");
        Assert.Equal("50.0 ± 0.0 %", $"{Spread.OfPercent([0.5])}");
    }
}
