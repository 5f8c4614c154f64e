using Unroll.Operations.Tests.Reference;

namespace Unroll.Operations.Tests;

/// <summary>The reference itself, against central differences of its own loss in double precision.</summary>
public class ReferenceTests
{
    private const double Step = 1e-5;

    [Theory]
    [MemberData(nameof(Names))]
    public void Gradients_of_the_reference_are_central_differences_of_its_loss(string name)
    {
        NetworkCase @case = Catalog.Get(name);
        ReferenceNetwork network = @case.Build();
        Minibatch batch = Minibatch.DrawCertain(network, network.MixesSamples ? 5 : 2, Numbers.Of(name));
        ReferenceRun run = ReferenceRun.Train(network, batch);
        var numbers = Numbers.Of(name + " differences");
        (int compared, int kinks) = (0, 0);
        for (int p = 0; p < network.Parameters.Count; p++)
        {
            ReferenceParameter parameter = network.Parameters[p];
            for (int probe = 0; probe < 4 && !parameter.Frozen; probe++)
            {
                int i = numbers.Below(parameter.Values.Length);
                double wide = Difference(network, batch, parameter, i, Step);
                double narrow = Difference(network, batch, parameter, i, Step / 4);
                // Of order h² where the loss is smooth; two steps disagree only when a kink lies between them.
                double tolerance = 1e-6 * (1 + Math.Abs(narrow));
                if (Math.Abs(wide - narrow) > tolerance)
                    kinks++;
                else
                    Assert.True(
                        Math.Abs(narrow - run.Gradients[p][i].Value) <= tolerance,
                        $"{parameter.Name}[{i}]: differences give {narrow}, reverse mode {run.Gradients[p][i].Value}\n"
                        + SourceText.Print(network));
                compared++;
            }
        }
        Assert.True(kinks * 4 <= compared, $"{kinks} of {compared} differences met a kink");
    }

    public static TheoryData<string> Names() => [.. Catalog.Cases.Where(@case => !@case.IsLarge).Select(@case => @case.Name)];

    private static double Difference(ReferenceNetwork network, Minibatch batch, ReferenceParameter parameter, int index, double step)
    {
        double value = parameter.Values[index];
        parameter.Values[index] = value + step;
        double above = ReferenceRun.Train(network, batch, backward: false).RegularizedLoss.Value;
        parameter.Values[index] = value - step;
        double below = ReferenceRun.Train(network, batch, backward: false).RegularizedLoss.Value;
        parameter.Values[index] = value;
        return (above - below) / (2 * step);
    }
}
