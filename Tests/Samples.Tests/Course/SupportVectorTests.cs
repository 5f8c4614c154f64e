using Samples.Svm;
using Samples.Training;

namespace Unroll.Samples.Tests.Course;

public sealed class SupportVectorTests
{
    [Fact]
    public void There_are_1797_digits_of_every_kind()
    {
        HandwrittenDigits digits = HandwrittenDigits.Load();

        Assert.Equal((1200, 597), (digits.Train.Count, digits.Test.Count));
        int[] counts = new int[10];
        foreach (DataSet set in new[] { digits.Train, digits.Test })
        {
            for (int sample = 0; sample < set.Count; sample++)
            {
                counts[set.Label(sample)]++;
                Assert.All(set.Input(sample).ToArray(), pixel => Assert.InRange(pixel, 0, 1));
            }
        }

        // As scikit-learn counts them: numpy.bincount(load_digits().target).
        Assert.Equal([178, 182, 177, 183, 181, 182, 181, 179, 174, 180], counts);
    }

    [Fact]
    public void A_machine_of_two_features_finds_the_line_of_libsvm()
    {
        DataSet samples = TwoFeatures.Of(HandwrittenDigits.Load().Train);
        using var machine = new MarginMachine(seed: 1);
        MachineTraining.Run(machine, samples, threads: 1, seed: 1);

        float[] weights = new float[2], bias = new float[1];
        machine.Parameters[0].CopyTo(weights);
        machine.Parameters[1].CopyTo(bias);

        // By scikit-learn 1.2.1, the function two_features of Samples/Svm/liblinear.py: the least of the same objective.
        Assert.InRange(MachineTraining.Objective(machine, samples, 1e-3), 0.0238, 0.0241);
        Assert.Equal(4.8f, weights[0], 0.25f);
        Assert.Equal(-3.2f, weights[1], 0.25f);
        Assert.Equal(-0.6625f, bias[0], 0.2f);
    }
}
