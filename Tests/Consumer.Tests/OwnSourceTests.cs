using Unroll;

namespace Acme.Vision.Tests;

/// <summary>A source of samples that a user wrote trains a network as a data set with the same numbers does.</summary>
public class OwnSourceTests
{
    private const int Count = 40, Length = 6;

    [Fact]
    public void It_trains_to_the_bits_of_a_data_set()
    {
        Assert.Equal(Trained(new Ramps()), Trained(Ramps.InMemory()));
    }

    [Fact]
    public void It_is_measured_as_a_data_set()
    {
        using var network = new Weighted(seed: 3);

        Assert.Equal(Evaluation.Run(network, Ramps.InMemory()).Loss, Evaluation.Run(network, new Ramps()).Loss);
    }

    [Fact]
    public void Another_length_is_told()
    {
        using var network = new Localizer(seed: 3);

        Assert.Contains("2 targets", Assert.Throws<ArgumentException>(() => Evaluation.Run(network, new Ramps())).Message);
    }

    private static float[] Trained(SampleSource set)
    {
        using var network = new Weighted(seed: 3);
        using var optimizer = new Adam(0.01f);
        new Trainer<Weighted>(network, optimizer) { Threads = 2, ShuffleSeed = 5 }.Fit(set, dev: null, epochs: 2, batchSize: 7);
        return [.. network.Parameters.SelectMany(tensor =>
        {
            float[] values = new float[tensor.Length];
            tensor.CopyTo(values);
            return values;
        })];
    }

    /// <summary>Sample i rises from i by steps of 1 to 3, which is its class; the other loss wants three numbers.</summary>
    private sealed class Ramps : SampleSource
    {
        private readonly float[] targets = [.. Enumerable.Range(0, OwnSourceTests.Count * 3).Select(i => i % 5 / 5f)];

        public override int Count => OwnSourceTests.Count;

        public override int InputCount => 1;

        public override int TargetCount => 2;

        public static DataSet InMemory()
        {
            var source = new Ramps();
            float[] inputs = [.. Enumerable.Range(0, OwnSourceTests.Count * Length).Select(i => Number(i / Length, i % Length))];
            int[] labels = [.. Enumerable.Range(0, OwnSourceTests.Count).Select(i => source.Label(i))];
            return new DataSet(OwnSourceTests.Count, [inputs], [labels, source.targets]);
        }

        public override int InputLength(int input = 0) => Length;

        public override int TargetLength(int target = 0) => target == 0 ? 1 : 3;

        public override bool HasLabels(int target = 0) => target == 0;

        public override int Label(int sample, int target = 0) => sample % 3;

        public override ReadOnlySpan<float> Target(int sample, int target = 0) => targets.AsSpan(sample * 3, 3);

        public override SampleSource Select(ReadOnlySpan<int> samples) => throw new NotSupportedException();

        protected override SampleReader OpenReader(int? randomSeed) => new Reader();

        protected override string Fingerprint() => $"{Count} ramps";

        private static float Number(int sample, int place) => ((sample % 7) + (place * (1 + (sample % 3)))) / 20f;

        private sealed class Reader : SampleReader
        {
            public override void Read(ReadOnlySpan<int> samples, int input, int epoch, Span<float> rows)
            {
                for (int i = 0; i < rows.Length; i++)
                    rows[i] = Number(samples[i / Length], i % Length);
            }
        }
    }
}
