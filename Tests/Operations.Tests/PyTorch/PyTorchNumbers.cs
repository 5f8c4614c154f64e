using System.Text.Json;
using Unroll.Operations.Tests.Reference;

namespace Unroll.Operations.Tests;

/// <summary>What PyTorch computed for one network; make_numbers.py says how.</summary>
internal sealed record PyTorchNumbers(
    string Name,
    int Count,
    double[][] Outputs,
    double Loss,
    TensorSummary[] Gradients,
    double[] AdamLosses,
    TensorSummary[] AdamParameters)
{
    /// <summary>The running statistics after a step of training; none without batch normalization.</summary>
    public TensorSummary[] StatisticsOnce { get; init; } = [];

    /// <summary>The same after a second step on the same mini-batch, with the same parameters.</summary>
    public TensorSummary[] StatisticsTwice { get; init; } = [];

    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web);

    private static readonly Lazy<PyTorchNumbers[]> All = new(() =>
    {
        using FileStream file = File.OpenRead(Path.Combine(AppContext.BaseDirectory, "PyTorch", "numbers.json"));
        return JsonSerializer.Deserialize<PyTorchNumbers[]>(file, Options)!;
    });

    public static TheoryData<string> Names => new(All.Value.Select(numbers => numbers.Name));

    public static PyTorchNumbers Get(string name) => All.Value.Single(numbers => numbers.Name == name);

    /// <summary>The mini-batch that PyTorch was given; the third that was tried, which has no value at a kink of any network.</summary>
    public Minibatch Batch(ReferenceNetwork network) => Minibatch.Draw(network, Count, Numbers.Of(Name + " batch 3"));
}

/// <summary>Some entries of a tensor, [index, value] each, and sums over all of it.</summary>
internal sealed record TensorSummary(string Name, double[][] Entries, double Sum, double Absolute, double Weighted)
{
    /// <summary>Compares a tensor with the entries and the sums.</summary>
    /// <param name="values">The tensor in canonical order.</param>
    /// <param name="errors">How far each element may be off.</param>
    /// <param name="sumsToo">Whether the sums are compared as well.</param>
    public void Check(double[] values, double[] errors, bool sumsToo = true)
    {
        foreach (double[] entry in Entries)
            Near($"{Name}[{(int)entry[0]}]", entry[1], values[(int)entry[0]], errors[(int)entry[0]]);
        if (!sumsToo)
            return;
        double all = errors.Sum();
        Near($"sum of {Name}", Sum, values.Sum(), all);
        Near($"sum of |{Name}|", Absolute, values.Sum(Math.Abs), all);
        Numbers factors = Numbers.Of(Name + " factors");
        Near($"weighted sum of {Name}", Weighted, values.Sum(value => value * factors.Uniform(1)), all);
    }

    public static void Near(string what, double expected, double actual, double error)
    {
        double off = Math.Abs(expected - actual);
        Assert.True(off <= error, $"{what}: expected {expected:R}, here {actual:R}, off by {off:G3}, allowed {error:G3}");
    }
}
