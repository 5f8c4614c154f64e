using Unroll;

namespace Samples.FacesVerify;

/// <summary>Pairs of images as samples of a siamese network: two inputs, and 1 for the same class or 0. No image is copied before a
/// mini-batch needs it.</summary>
internal sealed class PairSource(DataSet images, ImagePair[] pairs, string name) : SampleSource
{
    private readonly float[] targets = [.. pairs.Select(pair => pair.IsSame ? 1f : 0)];

    public override int Count => pairs.Length;

    public override int InputCount => 2;

    public override int TargetCount => 1;

    public override int InputLength(int input = 0) => images.InputLength();

    public override int TargetLength(int target = 0) => 1;

    public override bool HasLabels(int target = 0) => false;

    public override int Label(int sample, int target = 0) => throw new InvalidOperationException("Pairs have numbers and no labels.");

    public override ReadOnlySpan<float> Target(int sample, int target = 0) => targets.AsSpan(sample, 1);

    public override SampleSource Select(ReadOnlySpan<int> samples)
    {
        var selected = new ImagePair[samples.Length];
        for (int i = 0; i < selected.Length; i++)
            selected[i] = pairs[samples[i]];
        return new PairSource(images, selected, $"{name}, {selected.Length} selected");
    }

    protected override SampleReader OpenReader(int? randomSeed) => new Reader(images, pairs);

    protected override string Fingerprint() => $"{Count} pairs: {name}";

    private sealed class Reader(DataSet images, ImagePair[] pairs) : SampleReader
    {
        public override void Read(ReadOnlySpan<int> samples, int input, int epoch, Span<float> rows)
        {
            int length = images.InputLength();
            for (int i = 0; i < samples.Length; i++)
            {
                ImagePair pair = pairs[samples[i]];
                images.Input(input == 0 ? pair.First : pair.Second).CopyTo(rows[(i * length)..]);
            }
        }
    }
}
