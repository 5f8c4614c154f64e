using Unroll.Benchmarks.Measuring;
using Unroll.Benchmarks.Networks;

namespace Unroll.Benchmarks.Compare;

/// <summary>What a call of Predict costs before it computes anything: a network of one multiply-add.</summary>
internal sealed class CallComparison : IComparison
{
    private const int Calls = 1000;

    public string Name => "call";

    public string Summary => "the cost of a call of Predict in ns: a dense layer of 1 to 1, its multiply-add included";

    public Figures Run(ComparisonSettings settings)
    {
        using var network = new One(1);
        float[] x = [2], y = new float[1], weights = [3];
        network.Parameters["y.weights"].CopyFrom(weights);
        var calls = new Work(Name, () =>
        {
            for (int call = 0; call < Calls; call++)
                network.Predict(x, y);
        });
        settings.Rounds().Run(calls);
        Agreement.Require("call: output", y, [x[0] * weights[0]], tolerance: 0);
        return new Figures(Name).Add("ours_ns", calls.MedianSeconds / Calls * 1e9, "F1").Add("bytes", calls.AllocatedBytes() / Calls, "F0");
    }
}
