using System.Reflection;
using Unroll.Operations.Tests.Reference;

namespace Unroll.Operations.Tests;

/// <summary>
/// A generated network against the reference: predictions, losses and all gradients, every number within its own bound
/// (<see cref="Bounded"/>), which follows from the length of the sums that it went through.
/// </summary>
internal sealed class Comparison(ReferenceNetwork network, NetworkDriver driver)
{
    private const float Untouched = 12345.75f;

    private static readonly SamplePrediction PredictSample =
        typeof(Network).GetMethod("PredictSample", BindingFlags.Instance | BindingFlags.NonPublic)!.CreateDelegate<SamplePrediction>();

    private readonly List<string> failures = [];
    private string context = "";

    private delegate void SamplePrediction(Network network, Batch batch, int sample, Span<float> outputs);

    /// <summary>Compares one network with what is expected of it, and returns what is wrong; nothing if all is well.</summary>
    /// <param name="network">The network.</param>
    /// <param name="driver">What was generated.</param>
    /// <param name="expect">What is expected; asked for after the network knows by which algorithms it may be computed.</param>
    public static List<string> Run(ReferenceNetwork network, NetworkDriver driver, Func<IEnumerable<Expectation>> expect)
    {
        using Network generated = Create(network, driver);
        return Run(network, driver, generated, expect());
    }

    /// <summary>Compares a generated network, with the parameters that it has, at several batch sizes.</summary>
    public static List<string> Run(ReferenceNetwork network, NetworkDriver driver, Network generated, IEnumerable<int> batches) =>
        Run(network, driver, generated, Expect(network, batches));

    /// <summary>What is expected of a network at several batch sizes.</summary>
    public static IEnumerable<Expectation> Expect(ReferenceNetwork network, IEnumerable<int> batches)
    {
        var numbers = Numbers.Of(network.Name + " batches");
        return batches.Select(count => Expectation.Draw(network, count, numbers));
    }

    private static List<string> Run(ReferenceNetwork network, NetworkDriver driver, Network generated, IEnumerable<Expectation> expected)
    {
        var comparison = new Comparison(network, driver);
        foreach (Expectation one in expected)
            comparison.Compare(generated, one);
        return comparison.failures;
    }

    /// <summary>A generated network with the reference's parameters; the reference is told by which algorithms it may compute.</summary>
    public static Network Create(ReferenceNetwork network, NetworkDriver driver, int seed = 1)
    {
        if (driver.UsesTiles)
            network.AllowTiles();
        Network generated = driver.Create(seed);
        Copy(network.Parameters, generated);
        return generated;
    }

    /// <summary>Output arrays with floats around them that must not change.</summary>
    public static float[][] Guarded(IEnumerable<int> lengths) =>
        [.. lengths.Select(length =>
        {
            var values = new float[length + (2 * DriverText.Guard)];
            Array.Fill(values, Untouched);
            return values;
        })];

    private void Compare(Network generated, Expectation expected)
    {
        Minibatch batch = expected.Batch;
        context = $"batch of {batch.Count}: ";
        ComparePredictions(generated, expected);
        if (network.Losses.Count == 0)
            return;

        Near("Evaluate", [expected.Loss], [driver.Evaluate(generated, batch.Inputs, batch.Targets, batch.Count)]);
        Near("ComputeGradients", [expected.RegularizedLoss],
            [driver.ComputeGradients(generated, batch.Inputs, batch.Targets, batch.Count)]);
        CompareParameters(generated, expected);
        float[] gradients = generated.Gradients.ToArray();

        // The same samples in a mini-batch of the caller's with room to spare; the same bits must come.
        using var own = new Batch(generated.Declaration, batch.Count + 3) { Count = batch.Count };
        for (int input = 0; input < batch.Inputs.Length; input++)
            batch.Inputs[input].CopyTo(own.Input(input));
        for (int loss = 0; loss < batch.Targets.Length; loss++)
            if (network.Targets[loss].Loss.TakesLabels)
                Array.ConvertAll(batch.Targets[loss], label => (int)label).CopyTo(own.Labels(loss));
            else
                batch.Targets[loss].CopyTo(own.Targets(loss));
        ComparePredictSample(generated, own, expected);
        generated.ComputeGradients(own);
        if (!gradients.AsSpan().SequenceEqual(generated.Gradients))
            failures.Add(context + "the same samples again gave other gradients");
        PutBackRunning(generated);
    }

    private void ComparePredictions(Network generated, Expectation expected)
    {
        Minibatch batch = expected.Batch;
        float[][] outputs = Guarded(expected.Outputs.Select(output => output.Length));
        driver.PredictMany(generated, batch.Inputs, outputs, batch.Count);
        for (int output = 0; output < outputs.Length; output++)
            Near($"output {output}", expected.Outputs[output], Unguarded(outputs[output]));

        int last = batch.Count - 1;
        (string Name, Extent Extent, int Node)[] declared = [.. network.Outputs];
        float[][] sample = [.. network.Inputs.Select((input, i) => batch.Inputs[i][^input.Extent.Length..])];
        float[][] single = Guarded(declared.Select(output => output.Extent.Length));
        driver.Predict(generated, sample, single);
        for (int output = 0; output < single.Length; output++)
        {
            Span<Bounded> ofLast = expected.Outputs[output].AsSpan(last * declared[output].Extent.Length);
            Near($"output {output} of the last sample alone", ofLast, Unguarded(single[output]));
        }

        CompareThreads(generated, sample, single);
    }

    /// <summary>Where several threads share the work of one sample the same bits must come, however many there are.</summary>
    private void CompareThreads(Network generated, float[][] sample, float[][] single)
    {
        if (generated.Declaration.Memory.Phases == 0)
            return;
        foreach (int threads in new[] { 2, 3, 8 })
        {
            generated.Threads = threads;
            float[][] shared = Guarded(single.Select(output => output.Length - (2 * DriverText.Guard)));
            driver.Predict(generated, sample, shared);
            for (int output = 0; output < single.Length; output++)
                if (!single[output].AsSpan().SequenceEqual(shared[output]))
                    failures.Add($"{context}output {output} has other bits on {threads} threads");
        }

        generated.Threads = 1;
    }

    /// <summary>The member that trainers and metrics predict with: all outputs of a sample one behind the other.</summary>
    private void ComparePredictSample(Network generated, Batch batch, Expectation expected)
    {
        int last = batch.Count - 1;
        int[] lengths = [.. network.Outputs.Select(output => output.Extent.Length)];
        Bounded[] ofLast = [.. expected.Outputs.SelectMany((output, i) => output[(last * lengths[i])..])];
        var actual = new float[lengths.Sum()];
        PredictSample(generated, batch, last, actual);
        Near("PredictSample", ofLast, actual);
    }

    /// <summary>The gradients of a step, and where it has moved the running averages, which then are put back.</summary>
    private void CompareParameters(Network generated, Expectation expected)
    {
        for (int p = 0; p < network.Parameters.Count; p++)
        {
            ReferenceParameter parameter = network.Parameters[p];
            var numbers = new float[parameter.Values.Length];
            if (parameter.IsRunning)
                generated.Parameters[parameter.Name].CopyTo(numbers);
            else
                generated.Parameters[parameter.Name].CopyGradientTo(numbers);
            Near(parameter.IsRunning ? parameter.Name : $"gradient of {parameter.Name}",
                parameter.IsRunning ? expected.Moved[p] : expected.Gradients[p], numbers);
        }
        PutBackRunning(generated);
    }

    private void PutBackRunning(Network generated) => Copy(network.Parameters.Where(parameter => parameter.IsRunning), generated);

    private static void Copy(IEnumerable<ReferenceParameter> parameters, Network generated)
    {
        foreach (ReferenceParameter parameter in parameters)
            generated.Parameters[parameter.Name].CopyFrom(parameter.ToSingle());
    }

    private void Near(string what, ReadOnlySpan<Bounded> expected, ReadOnlySpan<float> actual)
    {
        (int wrong, int worst, double excess) = (0, 0, 0);
        for (int i = 0; i < expected.Length; i++)
        {
            double off = Math.Abs(actual[i] - expected[i].Value);
            double allowed = expected[i].AllowedOnceMoreRounded;
            if (off <= allowed)
                continue;
            wrong++;
            double ratio = double.IsNaN(off) ? double.PositiveInfinity : off / allowed;
            if (ratio > excess)
                (worst, excess) = (i, ratio);
        }
        if (wrong > 0)
            failures.Add($"{context}{what}: {wrong} of {expected.Length} beyond their bounds; "
                + $"[{worst}] expected {expected[worst].Value:G9}, got {actual[worst]:G9}, allowed {expected[worst].Allowed:G3}");
    }

    private float[] Unguarded(float[] guarded)
    {
        float[] inner = guarded[DriverText.Guard..^DriverText.Guard];
        if (guarded.AsSpan(..DriverText.Guard).ContainsAnyExcept(Untouched)
            || guarded.AsSpan(^DriverText.Guard..).ContainsAnyExcept(Untouched))
            failures.Add(context + "wrote outside the output span");
        return inner;
    }
}
